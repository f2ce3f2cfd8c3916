"""The same handler, with a way out for each session."""

import secrets

SESSIONS = {}


class Chat:
    def __init__(self, model):
        self.model = model
        self.turns = []


async def handle_login(request):
    session_id = secrets.token_hex(16)
    SESSIONS[session_id] = Chat(request.query["model"])
    return {"session": session_id}


async def handle_logout(request):
    SESSIONS.pop(request.query["session"], None)
    return {}

"""A handler that makes a session for each request that brings none, in a table of the module."""

import secrets

SESSIONS = {}


class Chat:
    def __init__(self, model):
        self.model = model
        self.turns = []


async def handle_login(request):
    session_id = secrets.token_hex(16)
    SESSIONS[session_id] = Chat(request.query["model"])  # leak: STL101
    return {"session": session_id}


async def handle_turn(request):
    chat = SESSIONS[request.query["session"]]
    chat.turns.append(request.text)
    return {"turns": len(chat.turns)}

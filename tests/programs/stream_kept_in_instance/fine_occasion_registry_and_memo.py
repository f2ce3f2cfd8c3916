"""Registries that a program fills when it is set up, a memo, a slot that is guarded, and plain data by id."""


class Command:
    def __init__(self, action):
        self.action = action


class Session:
    def __init__(self, session_id):
        self.session_id = session_id


class CommandServer:
    def __init__(self):
        self.commands = {}
        self.sessions = {}
        self.started = {}

    def register(self, command_id, action):
        self.commands[command_id] = Command(action)

    def add_event_handler(self, event_id, action):
        self.commands[event_id] = Command(action)

    def session(self, session_id):
        found = self.sessions.get(session_id)
        if found is None:
            found = self.sessions[session_id] = Session(session_id)
        return found

    def handle_request(self, request_id, now):
        self.started[request_id] = float(now)
        return self.started[request_id]

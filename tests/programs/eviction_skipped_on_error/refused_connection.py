"""What a hand-shake stores is left to the handler of the end, which is never called where the connection is refused."""

import socketio
from starlette.endpoints import WebSocketEndpoint
from tornado import gen, web
from tornado.websocket import WebSocketHandler


class Channels(WebSocketHandler):
    _open = {}

    @gen.coroutine
    def get(self, kernel_id):
        self.kernel_id = kernel_id
        yield self.register_session()
        kernel = self.settings["kernels"].get(self.kernel_id)
        yield kernel.ready()
        yield super().get(kernel_id)

    @gen.coroutine
    def register_session(self):
        self.session_key = f"{self.kernel_id}:{self.get_argument('session_id')}"
        stale = self._open.get(self.session_key)
        if stale:
            yield stale.close()
        self._open[self.session_key] = self  # leak: STL108

    def on_close(self):
        if self._open.get(self.session_key) is self:
            self._open.pop(self.session_key)


class Feed(WebSocketHandler):
    viewers = {}

    def prepare(self):
        self.viewers[self.session_id] = self  # leak: STL108
        if not self.get_secure_cookie("user"):
            raise web.HTTPError(403)

    def on_close(self):
        self.leave()

    def leave(self):
        self.viewers.pop(self.session_id, None)


class Endpoint(WebSocketEndpoint):
    live = {}

    async def on_connect(self, websocket):
        Endpoint.live[websocket.session_id] = websocket  # leak: STL108
        if "user" not in websocket.scope:
            raise ValueError("nobody is logged in")
        await websocket.accept()

    async def on_disconnect(self, websocket, close_code):
        Endpoint.live.pop(websocket.session_id, None)


class Chat(socketio.AsyncNamespace):
    def __init__(self, namespace):
        super().__init__(namespace)
        self.people = {}

    async def on_connect(self, sid, environ):
        self.people[sid] = [environ]  # leak: STL108
        if "token" not in environ:
            return False

    async def on_disconnect(self, sid):
        del self.people[sid]


server = socketio.AsyncServer()
server.register_namespace(Chat("/chat"))

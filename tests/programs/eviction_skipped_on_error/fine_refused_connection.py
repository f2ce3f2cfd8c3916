"""Connections that are refused before anything is stored, that take it out again, or whose end is always told."""

from tornado import web
from tornado.websocket import WebSocketHandler


class Asked(WebSocketHandler):
    _open = {}

    async def get(self, kernel_id):
        self.session_key = f"{kernel_id}:{self.get_argument('session_id')}"
        if kernel_id in self.settings["kernels"]:
            self._open[self.session_key] = self
        kernel = self.settings["kernels"].get(kernel_id)
        await kernel.ready()
        await super().get(kernel_id)

    def on_close(self):
        self._open.pop(self.session_key, None)


class Opened(WebSocketHandler):
    viewers = {}

    def prepare(self):
        if not self.get_secure_cookie("user"):
            raise web.HTTPError(403)

    async def open(self):
        self.viewers[self.session_id] = self
        await self.write_message("hello")

    def on_close(self):
        self.viewers.pop(self.session_id, None)


class Finished(WebSocketHandler):
    viewers = {}

    def prepare(self):
        self.viewers[self.session_id] = self
        if not self.get_secure_cookie("user"):
            raise web.HTTPError(403)

    def on_finish(self):
        self.viewers.pop(self.session_id, None)

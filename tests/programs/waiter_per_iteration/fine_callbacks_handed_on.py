"""The callbacks that came before the call was there are handed on to it, and not again."""


class Intercepted:
    def __init__(self, opening):
        self._opening = opening
        self._waiting = []

    def add_done_callback(self, callback):
        self._waiting.append(callback)

    async def open(self):
        call = await self._opening
        for callback in self._waiting:
            call.add_done_callback(callback)
        self._waiting = []

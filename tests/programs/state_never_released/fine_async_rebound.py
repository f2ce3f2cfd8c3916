"""The asynchronous generator gives its attributes new lists at its end."""


class MessageStream:
    def __init__(self, response):
        self._response = response
        self.raw = []
        self.messages = []

    async def __aiter__(self):
        try:
            async for event in self._response:
                self.raw.append(event)
                if event.type == "message_stop":
                    self.messages.append(event.message)
                yield event
        finally:
            self.raw = []
            self.messages = []

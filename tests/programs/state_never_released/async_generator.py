"""The same, asynchronous, with a list of messages and one of raw events."""


class MessageStream:  # leak: STL301
    def __init__(self, response):
        self._response = response
        self.raw = []
        self.messages = []

    async def __aiter__(self):
        async for event in self._response:
            self.raw.append(event)
            if event.type == "message_stop":
                self.messages.append(event.message)
            yield event

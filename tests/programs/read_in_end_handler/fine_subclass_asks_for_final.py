"""The base class tells first; the subclass asks for the final message."""


class BaseStream:
    def __init__(self, source):
        self._source = source
        self.received_messages = []
        self._final = None

    def on_end(self):
        pass

    async def __aiter__(self):
        async for message in self._source:
            self.received_messages.append(message)
            yield message
        self._final = self.received_messages[-1] if self.received_messages else None
        self.on_end()
        self.received_messages = []

    def final_message(self):
        return self._final


class AgentStream(BaseStream):
    def __init__(self, source, memory):
        super().__init__(source)
        self.memory = memory

    def on_end(self):
        self.memory.append(self.final_message())

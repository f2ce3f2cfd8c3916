"""A base class clears and then tells by a method that agents override."""


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
        self.received_messages = []  # leak: STL303
        self.on_end()

    def final_message(self):
        return self._final


class AgentStream(BaseStream):
    def __init__(self, source, memory):
        super().__init__(source)
        self.memory = memory

    def on_end(self):
        self._remember()

    def _remember(self):
        self.memory.extend(self.received_messages)  # leak: STL201


async def run(source, memory):
    async for message in AgentStream(source, memory):
        print(message)

"""The final message is cached in the finally, when the except arm has cleared it already."""


class Chat:
    def __init__(self, source):
        self._source = source
        self.parts = []
        self._whole = ""

    async def __aiter__(self):
        try:
            async for part in self._source:
                self.parts.append(part)
                yield part
        except OSError:
            self.parts.clear()  # leak: STL302
            raise
        finally:
            self._whole = "".join(self.parts)
            self.parts.clear()

    def get_final_text(self):
        return self._whole

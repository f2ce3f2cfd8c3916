"""A transcription session keeps the last hundred words."""


class Transcription:
    def __init__(self, microphone):
        self._microphone = microphone
        self.words = []
        self.closed = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.closed:
            raise StopAsyncIteration
        word = await self._microphone.next_word()
        if word is None:
            await self.aclose()
            raise StopAsyncIteration
        self.words.append(word)
        self.words = self.words[-100:]
        return word

    async def aclose(self):
        self.closed = True
        await self._microphone.stop()

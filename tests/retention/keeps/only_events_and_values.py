"""What a stream gives is kept, never the stream."""

import acme


class Agent:
    def __init__(self):
        self.ids = set()
        self.counts = {}
        self.texts = []

    async def run(self):
        for stream in acme.run():
            self.ids.add(id(stream))
            self.counts[stream.id] = len(self.texts)
            self.texts.append(str(stream))
            self.texts.append(f"{stream}")
            stream.close()
        with acme.enter() as stream:
            self.texts.append(stream.final_message())

"""A private method opens and keeps one stream; the loop that calls it makes that many."""

import anthropic


class Crawler:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self._opened = []

    def _summarise(self, page):
        stream = self.client.messages.create(
            model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": page}], stream=True
        )
        self._opened.append(stream)  # leak: STL103
        return [event.type for event in stream]

    def crawl(self, pages):
        return {page: self._summarise(page) for page in pages}


def main(pages):
    return Crawler().crawl(pages)

"""A dataclass stream: its text is kept when it is closed, once."""

from dataclasses import dataclass, field


@dataclass
class Speech:
    source: object
    parts: list = field(default_factory=list)
    text: str | None = None

    def __iter__(self):
        for part in self.source:
            self.parts.append(part)
            yield part
        self.close()

    def close(self):
        if self.text is None:
            self.text = " ".join(self.parts)
        self.parts.clear()

    @property
    def final_text(self):
        return self.text if self.text is not None else " ".join(self.parts)

"""A dataclass stream: the property of the final text joins what the end has cleared."""

from dataclasses import dataclass, field


@dataclass
class Speech:
    source: object
    parts: list = field(default_factory=list)
    done: bool = False

    def __iter__(self):
        for part in self.source:
            self.parts.append(part)
            yield part
        self.close()

    def close(self):
        self.done = True
        self.parts.clear()  # leak: STL302

    @property
    def final_text(self):
        return " ".join(self.parts)

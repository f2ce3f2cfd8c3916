"""The one instance is given again, but its constructor runs each time it is asked for, and registers once more."""

_processors = []


def add_processor(processor):
    _processors.append(processor)
    return processor


class Tracer:
    def __new__(cls):
        if not hasattr(cls, "instance"):
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        self.spans = {}

        def link(event):
            return self.spans.get(event)

        add_processor(link)  # leak: STL105


def inject(carrier):
    return Tracer().spans.get(carrier)

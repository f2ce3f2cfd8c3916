"""The constructor of the one instance leaves at once where it ran before."""

_processors = []


def add_processor(processor):
    _processors.append(processor)
    return processor


class Tracer:
    initialized = False

    def __new__(cls):
        if not hasattr(cls, "instance"):
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        if self.initialized:
            return
        self.spans = {}

        @add_processor
        def link(event):
            return self.spans.get(event)

        self.initialized = True


def inject(carrier):
    return Tracer().spans.get(carrier)

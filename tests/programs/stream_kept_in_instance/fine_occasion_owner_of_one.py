"""Objects that are themselves made for one run or request: what they keep by id goes when they go."""


class Part:
    def __init__(self, text):
        self.text = text


class RequestContext:
    def __init__(self, request_id):
        self.request_id = request_id
        self.parts = {}

    def on_part(self, request_id, text):
        self.parts[request_id] = Part(text)


class ResponseAccumulator:
    def __init__(self):
        self.calls = {}

    def on_delta(self, tool_call_id, text):
        self.calls[tool_call_id] = Part(text)


class RunTracker:
    def __init__(self):
        self.runs = {}

    def on_run_start(self, run_id, text):
        self.runs[run_id] = Part(text)


def follow(events):
    tracker = RunTracker()
    for event in events:
        tracker.on_run_start(event.run_id, event.text)
    return len(tracker.runs)

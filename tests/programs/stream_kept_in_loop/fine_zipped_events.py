"""A loop over two lists at once moves what is there: it makes no requests."""

from fastapi import FastAPI, Request

app = FastAPI()


class Event:
    def __init__(self, request):
        self.request = request
        self.alive = True


class Queue:
    def __init__(self):
        self.waiting = []

    def push(self, request):
        self.waiting.append(Event(request))

    def take(self):
        events, self.waiting = self.waiting, []
        return events

    def sort(self, timeouts):
        awake = []
        closed = []
        for event, timeout in zip(self.take(), timeouts, strict=False):
            if timeout and event.alive:
                awake.append(event)
            else:
                closed.append(event)
        return awake, closed


queue = Queue()


@app.post("/join")
async def join(request: Request):
    queue.push(request)

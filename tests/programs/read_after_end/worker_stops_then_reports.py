"""A worker closes the channel that it holds, and then reports how much came through it."""


class Channel:
    def __init__(self, socket):
        self._socket = socket
        self.frames = []

    def __iter__(self):
        for frame in self._socket:
            self.frames.append(frame)
            yield frame

    def close(self):
        self._socket.close()
        del self.frames[:]


class Worker:
    def __init__(self, socket, metrics):
        self.channel = Channel(socket)
        self.metrics = metrics

    def work(self):
        for frame in self.channel:
            if frame.is_last:
                break
        self.stop()
        self.report()

    def stop(self):
        self.channel.close()

    def report(self):
        self.metrics.gauge("frames", len(self.channel.frames))  # leak: STL202

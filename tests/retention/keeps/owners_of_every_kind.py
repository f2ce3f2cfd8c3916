"""One store for each kind of owner."""

import acme

everything = []


def run(seen=[]):
    local = []
    for stream in acme.run():
        everything.append(stream)  # keeps: everything -> Stream
        seen.append(stream)  # keeps: seen of run() -> Stream
        run.history.append(stream)  # keeps: run.history -> Stream
        Agent.shared.append(stream)  # keeps: Agent.shared -> Stream
        local.append(stream)  # keeps: local -> Stream
        inside = []
        inside.append(stream)


run.history = []


class Agent:
    shared = []

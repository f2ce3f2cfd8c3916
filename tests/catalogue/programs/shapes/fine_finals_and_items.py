"""Final values, items and texts are kept; the accessor is read inside the block and after it."""

from anthropic import Anthropic

client = Anthropic()
log = []
events = []
texts = []


def final(asked):
    with client.messages.stream(max_tokens=9, model="m", messages=asked) as s:
        log.append(s.get_final_message())


def after_the_block(asked):
    with client.messages.stream(max_tokens=9, model="m", messages=asked) as s:
        s.until_done()
    log.append(s.get_final_message())
    print(s.get_final_message())


def items(asked):
    with client.messages.stream(max_tokens=9, model="m", messages=asked) as s:
        events.append(list(s))


def text(asked):
    with client.messages.stream(max_tokens=9, model="m", messages=asked) as s:
        texts.append([t for t in s.text_stream])

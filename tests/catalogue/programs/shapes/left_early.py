"""A final accessor after a block that was left early raises, and then gives half of the answer."""

import anthropic

client = anthropic.Anthropic()


def stop(event):
    return event.type == "content_block_stop"


def early(asked):
    with client.messages.stream(max_tokens=9, model="m", messages=asked) as s:
        for event in s:
            if stop(event):
                break
    return s.get_final_message()  # leak: STL205


def to_its_end(asked):
    with client.messages.stream(max_tokens=9, model="m", messages=asked) as s:
        for event in s:
            print(event)
    return s.get_final_message()


def inside(asked):
    with client.messages.stream(max_tokens=9, model="m", messages=asked) as s:
        for event in s:
            if stop(event):
                break
        return s.current_message_snapshot

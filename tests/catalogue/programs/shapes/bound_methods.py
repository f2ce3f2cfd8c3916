"""A bound method, the iterator of the texts and the raw response look small and hold the whole stream."""

import anthropic

client = anthropic.Anthropic()
GETTERS = {}
TEXTS = []
RESPONSES = []
FINALS = {}
IDS = []


def remember(rid, asked):
    with client.messages.stream(max_tokens=9, model="m", messages=asked) as stream:
        stream.until_done()
        GETTERS[rid] = stream.get_final_message  # leak: STL109
        TEXTS.append(stream.text_stream)  # leak: STL109
        RESPONSES.append(stream.response)  # leak: STL109
        FINALS[rid] = stream.get_final_message()
        IDS.append(stream.request_id)
        IDS.append(list(stream.text_stream))

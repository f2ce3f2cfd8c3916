"""What is the stream under another name, and what is apart from it."""

import anthropic
import httpx
import openai


class Log:
    def __init__(self):
        self.claude = anthropic.Anthropic()
        self.gpt = openai.OpenAI()
        self.http = httpx.Client()
        self.kept = []
        self.entered = []
        self.apart = []

    def ask(self, asked):
        with self.claude.messages.stream(max_tokens=9, model="m", messages=asked) as stream:
            self.apart.append(stream.current_message_snapshot)
            self.apart.append(stream.request_id)
            self.apart.append(stream.get_final_message().usage)
            self.apart.append([event.type for event in stream])
            other = stream
        self.kept.append(other)  # leak: STL103

    def raw(self, asked):
        stream = self.gpt.responses.create(model="m", input=asked, stream=True)
        with stream as entered:
            for event in entered:
                self.apart.append(event)
        self.entered.append(entered)  # leak: STL103

    def body(self, url):
        with self.http.stream("GET", url) as response:
            self.apart.append(response.status_code)
            self.apart.append(response.headers["content-type"])
            self.apart.append(response.read())
        self.kept.append(response)  # leak: STL103

    def checked(self, url):
        request = self.http.build_request("GET", url)
        response = self.http.send(request, stream=True).raise_for_status()
        self.kept.append(response)  # leak: STL103
        self.apart.append(response.url)

    def raw_response(self, asked):
        raw = self.gpt.chat.completions.with_raw_response.create(model="m", messages=asked, stream=True)
        self.apart.append(raw.headers["x-request-id"])
        self.kept.append(raw.parse())  # leak: STL103

"""The list is new for each user, but the inner loop fills it stream by stream."""

from openai import OpenAI

client = OpenAI()


def run(users):
    for user in users:
        opened = []
        for prompt in user.prompts:
            stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
            opened.append(stream)  # leak: STL104
            for event in stream:
                print(event.type)
        print(user, len(opened))

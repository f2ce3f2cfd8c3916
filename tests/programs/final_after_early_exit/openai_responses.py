"""The helper of the responses API; the response is asked for in the loop that asks all."""

from openai import OpenAI

client = OpenAI()


def first_words(questions):
    for question in questions:
        with client.responses.stream(model="gpt-5.5", input=question) as stream:
            for number, event in enumerate(stream):
                print(event.type)
                if number > 2:
                    break
        print(stream.get_final_response().output_text)  # leak: STL205

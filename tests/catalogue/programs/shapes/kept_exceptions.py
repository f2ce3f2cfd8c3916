"""An error of the SDK holds its response, that holds the request, and that the whole conversation as it was sent."""

import openai
from anthropic import APIStatusError, RateLimitError

client = openai.OpenAI()
ERRORS = []
FAILED = {}
MESSAGES = []


def ask(messages):
    try:
        return client.chat.completions.create(model="m", messages=messages)
    except openai.APIStatusError as e:
        ERRORS.append(e)  # leak: STL101
    return None


def ask_claude(claude, name, messages):
    try:
        return claude.messages.create(model="m", messages=messages)
    except (APIStatusError, RateLimitError) as error:
        FAILED[name] = error  # leak: STL101
    return None


def ask_well(messages):
    try:
        return client.chat.completions.create(model="m", messages=messages)
    except openai.APIStatusError as e:
        MESSAGES.append(str(e))
        MESSAGES.append(e.message)
        MESSAGES.append((e.status_code, e.body))
    return None


def ask_each(models, messages):
    errors = []
    for model in models:
        try:
            return client.chat.completions.create(model=model, messages=messages)
        except openai.APIError as e:
            errors.append(e)
    raise ExceptionGroup("no model answered", errors)


def ask_files(paths):
    failed = []
    for path in paths:
        try:
            failed.append(path.read_text())
        except OSError as e:
            FAILED[path.name] = str(e)
            MESSAGES.append(e)
    return failed

"""Arguments that are collected under names nobody sees: a request is not taken for the function that is registered."""

import functools
import inspect

from fastapi import FastAPI, Request

app = FastAPI()
CALLBACKS = {}
CONFIG = {}


def wrapped(user_function):
    @functools.wraps(user_function)
    async def wrapper(*args):
        names = list(inspect.signature(user_function).parameters)
        values = {name: arg for name, arg in zip(names, args, strict=False)}
        return await user_function(**values)

    return wrapper


def step(original=None, *, name=""):
    def wrapper(func):
        async def inner(*args, **kwargs):
            return await func(*args, **kwargs)

        return inner

    return wrapper(original) if original else wrapper


def on_logout(func):
    CONFIG["on_logout"] = wrapped(func)
    return func


def on_start(func):
    CONFIG["on_start"] = wrapped(step(func, name="x"))
    return func


def action(name):
    def decorator(func):
        CALLBACKS[name] = wrapped(func)
        return func

    return decorator


@app.post("/logout")
async def logout(request: Request):
    return await CONFIG["on_logout"](request)

"""Web frameworks as far as the programs need them: they remember handlers, and call each for every request that comes."""

from __future__ import annotations

import asyncio
import inspect
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

Handler = Callable[..., Any]


class App(dict[str, Any]):
    """An application of any of them: a table of handlers, with a state that lives as long."""

    all: list[App] = []  # noqa: RUF012 - the list of one process

    def __init__(self, *args: Any, routes: Any = (), **kwargs: Any) -> None:
        super().__init__()
        self.handlers: list[Handler] = []
        self.state = SimpleNamespace()
        self.router = self
        self.register([*routes, *(args[0] if args and isinstance(args[0], list) else ())])
        App.all.append(self)

    def register(self, routes: Any) -> None:
        """A table of routes: functions, classes of handlers, or what a decorator gathered."""
        for route in routes:
            self.handlers.append(route[1] if isinstance(route, tuple) else route)

    add_routes = include_router = register_blueprint = lambda self, routes: self.register(
        getattr(routes, "handlers", routes)
    )

    def route(self, *args: Any, **kwargs: Any) -> Callable[[Handler], Handler]:
        """`@app.route("/")` and its like."""

        def decorate(function: Handler) -> Handler:
            self.handlers.append(function)
            return function

        return decorate

    get = post = put = websocket = api_route = on_message = before_request = event = route

    def add_api_route(self, path: str, handler: Handler, **kwargs: Any) -> None:
        """The same without a decorator."""
        self.handlers.append(handler)

    def add_post(self, path: str, handler: Handler) -> None:
        """The same, with aiohttp's argument order."""
        self.handlers.append(handler)

    add_get = add_url_rule = add_handler = add_post


class RequestHandler:
    """tornado's: made for each request."""

    def __init__(self) -> None:
        self.application = App.all[-1]
        self.initialize()

    def initialize(self) -> None:
        """What a handler has of its own."""

    def write(self, text: object) -> None:
        """Sends some of the answer."""


class View:
    """Django's and flask's: `as_view` makes what makes one for each request."""

    @classmethod
    def as_view(cls, *args: Any) -> Handler:
        """A function that answers."""
        return lambda request=None: cls().get(request)  # type: ignore[attr-defined]


class CurrentApp:
    """flask's stand-in for the application that answers."""

    def __getattr__(self, name: str) -> Any:
        return getattr(App.all[-1], name)


def _route(path: str, handler: Handler, **kwargs: Any) -> tuple[str, Handler]:
    return path, handler


MODULES: dict[str, dict[str, Any]] = {
    "fastapi": {"FastAPI": App, "APIRouter": App, "Request": object, "WebSocket": object, "Depends": lambda it: it},
    "flask": {"Flask": App, "Blueprint": App, "current_app": CurrentApp()},
    "flask.views": {"MethodView": View},
    "starlette": {},
    "starlette.applications": {"Starlette": App},
    "starlette.routing": {"Route": _route, "WebSocketRoute": _route},
    "starlette.requests": {"Request": object},
    "aiohttp": {},
    "aiohttp.web": {
        "Application": App,
        "RouteTableDef": App,
        "get": _route,
        "post": _route,
        "Request": object,
        "AppKey": lambda name, kind: name,
    },
    "tornado": {},
    "tornado.web": {"RequestHandler": RequestHandler, "Application": App},
    "django": {},
    "django.urls": {"path": _route},
    "django.views": {"View": View},
}


@contextmanager
def installed() -> Iterator[None]:
    """The frameworks stand among the modules that a program can import."""
    made = {name: types.ModuleType(name) for name in MODULES}
    for name, members in MODULES.items():
        made[name].__dict__.update(members)
        parent, _, short = name.rpartition(".")
        if parent:
            setattr(made[parent], short, made[name])
    before = {name: sys.modules.get(name) for name in made}
    sys.modules.update(made)
    App.all.clear()
    try:
        yield
    finally:
        App.all.clear()
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


async def serve(rounds: int, program: dict[str, Any]) -> None:
    """Each handler answers so many requests, some of which fail; then the background has its turn."""
    apps = list(App.all)
    handlers = [handler for app in apps for handler in app.handlers]
    handlers += [pattern[1] for pattern in program.get("urlpatterns", ())]
    for _ in range(rounds):
        for handler in handlers:
            try:
                await _answer(handler, apps[-1] if apps else None)
            except ConnectionError:
                continue
    await asyncio.sleep(0.01)


async def _answer(handler: Handler, app: App | None) -> None:
    if isinstance(handler, type):
        handler = handler().get
    request = SimpleNamespace(app=app, state=SimpleNamespace())
    wanted = [name for name in inspect.signature(handler).parameters if name != "number"]
    result = handler(*[request for _ in wanted])
    if inspect.isawaitable(result):
        await result

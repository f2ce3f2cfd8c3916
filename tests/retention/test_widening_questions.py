"""What a linked program lacks: the names that lead on."""

from __future__ import annotations

from retention.linked import linked
from streamlint.retention.widening.flows import flows
from streamlint.retention.widening.lives import lives
from streamlint.retention.widening.wanted import Wanted


def words(found: tuple[Wanted, ...]) -> set[str]:
    """Each as `module`, `module!taker`, `module:word`, `module:Class.word`, or `~word` for what evicts."""
    return {_spelled(one) for one in found}


def _spelled(one: Wanted) -> str:
    if one.evicts:
        return f"{one.module}~{one.word}"
    if one.word:
        return f"{one.module}:{one.cls}.{one.word}" if one.cls else f"{one.module}:{one.word}"
    return f"{one.module}!{one.taker}" if one.taker else one.module


def own(source: str) -> set[str]:
    """What a program wants, the library of the tests and builtins left out."""
    return {word for word in words(flows(linked(source))) if not word.startswith(("acme", "builtins"))}


def test_a_plain_program_wants_nothing() -> None:
    assert own("from app import go\n\ndef run():\n    return go(1)\n") == set()


def test_what_a_stream_is_handed_to() -> None:
    source = """
        import acme
        from app import store, STREAMS
        from app.registry import Registry

        registry = Registry()

        def run(key):
            store(acme.make())
            registry.add(acme.make())
            STREAMS[key] = acme.make()
            store(key)
        """
    assert own(source) == {"app.store!store", "app.registry.Registry!add", "app.STREAMS"}


def test_who_gets_streams() -> None:
    source = """
        import acme

        def open():
            return acme.make()

        def each():
            for stream in acme.run():
                yield stream

        class Client:
            def ask(self):
                return acme.make()

            def get(self):
                return acme.make()

            def __iter__(self):
                yield acme.make()

        def count():
            def inner():
                return acme.make()
            return len(str(inner))
        """
    assert own(source) == {"module:open", "module:each", "module:Client.ask", "module:Client"}


def test_where_a_client_comes_from() -> None:
    source = """
        from app.clients import get_client, other

        class Agent:
            def __init__(self):
                self.client = get_client()

            def run(self):
                return self.client.messages.stream(messages=[])

            def plain(self):
                return other().messages.list()
        """
    assert own(source) == {"app.clients.get_client"}


def test_base_classes_of_what_touches_streams() -> None:
    source = """
        import acme
        from app.base import Base, Other

        class Agent(Base):
            def run(self):
                self.last = acme.make()

        class Plain(Other):
            pass
        """
    assert own(source) == {"app.base.Base"}


def test_what_may_be_anything_leads_nowhere() -> None:
    takers = ", ".join(f"a{number}" for number in range(20))
    source = f"import acme\nfrom app import {takers}\n\ndef run(key):\n    take = [{takers}][key]\n"
    assert own(source + "    take(acme.make())\n") == set()


def test_what_decides_about_what_is_kept() -> None:
    source = """
        import acme

        class Agent:
            def __init__(self):
                self.turns = []

            def ask(self):
                self.turns.append(acme.make())

            def forget(self):
                self.turns.clear()

        AGENT = Agent()
        """
    assert words(lives(linked(source))) == {
        "~turns",
        "module:Agent",
        "module:AGENT",
        "module:Agent.ask",
        "module:Agent.forget",
    }


def test_what_decides_about_a_container_of_a_module() -> None:
    source = "import acme\n\nTURNS = []\n\ndef ask():\n    for stream in acme.run():\n        TURNS.append(stream)\n"
    assert words(lives(linked(source))) == {"module~TURNS"}


def test_nothing_kept_asks_for_nothing() -> None:
    assert lives(linked("import acme\n\ndef ask():\n    return acme.make()\n")) == ()

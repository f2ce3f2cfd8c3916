"""What a file's text must hold for a stream to be made or named in it."""

from streamlint.models.signs import Sign, signs
from streamlint.models.tables import GIVEN, Api, Factory


def of(*factories: Factory, **more) -> list[Sign]:
    return list(signs(Api("a", "stream", package="acme", factories=factories, **more)))


def test_a_special_method_is_enough() -> None:
    (sign,) = of(Factory("acme.Client.open_stream", "stream"))
    assert (sign.words, sign.member) == ({"open_stream"}, ("", "open_stream"))


def test_a_plain_method_needs_what_stands_before_it_or_its_package() -> None:
    (sign,) = of(Factory("acme.Client.messages.stream", "stream"))
    assert (sign.words, sign.member) == ({"stream"}, ("messages", "stream"))
    (sign,) = of(Factory("acme.Client.stream", "stream"))
    assert (sign.words, sign.member) == ({"acme", "stream"}, ("", "stream"))
    (sign,) = of(Factory("acme.Client.chat.create().stream", "stream"))
    assert (sign.words, sign.member) == ({"create", "stream"}, ("", "stream"))


def test_keywords_are_words_and_their_values_constants() -> None:
    (sign,) = of(Factory("acme.Client.get", "stream", when=(("stream", True), ("handler", GIVEN))))
    assert sign.words == {"get", "stream", "handler"}
    assert sign.constants == (("stream", True),)


def test_a_function_needs_its_package() -> None:
    (sign,) = of(Factory("acme.net.listen", "stream"))
    assert (sign.words, sign.function) == ({"acme", "listen"}, ("acme", "listen"))


def test_classes_count_where_they_decide() -> None:
    (sign,) = of(types=("acme.streams.Stream",))
    assert (sign.words, sign.declared, sign.handed_in) == ({"acme", "Stream"}, "Stream", False)
    assert of(types=("acme.streams.Stream",), type_decides=False) == []
    (sign,) = of(Factory("acme.Request", "param", how="annotation"))
    assert (sign.declared, sign.handed_in) == ("Request", True)


def test_an_api_of_the_configuration_may_be_defined_where_it_is_used() -> None:
    (sign,) = signs(Api("a", "stream", factories=(Factory("acme.net.listen", "stream"),)))
    assert (sign.words, sign.function) == ({"listen"}, None)

"""The main guard runs the function once: one stream is kept, of one run."""

from anthropic import Anthropic


class Demo:
    def __init__(self):
        self.opened = []


def main():
    demo = Demo()
    with Anthropic().messages.stream(
        model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": "hello"}]
    ) as stream:
        demo.opened.append(stream)
        print(stream.get_final_text())
    print(len(demo.opened))


if __name__ == "__main__":
    main()

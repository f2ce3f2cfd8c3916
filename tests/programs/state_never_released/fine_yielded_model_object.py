"""An object that a generator yields, and to which parts are added one by one, is what was read and not how it is read."""


class Reaction:
    def __init__(self, emoji):
        self.emoji = emoji
        self.count = 1


class Message:
    def __init__(self, data):
        self.id = data["id"]
        self.reactions = []

    def add_reaction(self, emoji):
        reaction = next((each for each in self.reactions if each.emoji == emoji), None)
        if reaction is None:
            reaction = Reaction(emoji)
            self.reactions.append(reaction)
        else:
            reaction.count += 1
        return reaction


def history(pages):
    for page in pages:
        for data in page:
            yield Message(data)


class Channel:
    def __init__(self):
        self.messages = {}

    def load(self, pages):
        for message in history(pages):
            self.messages[message.id] = message

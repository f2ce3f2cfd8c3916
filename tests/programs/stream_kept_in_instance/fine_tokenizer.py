"""A tokenizer learns a vocabulary and gives lists, and is no stream."""


class Tokenizer:
    def __init__(self):
        self.vocabulary = {}

    def encode(self, text):
        return [self.vocabulary.setdefault(word, len(self.vocabulary)) for word in text.split()]


class Corpus:
    def __init__(self):
        self.tokenizers = {}
        self.rows = []

    def add(self, language, texts):
        for text in texts:
            tokenizer = Tokenizer()
            self.rows.append(tokenizer.encode(text))
            self.tokenizers[language, text] = tokenizer

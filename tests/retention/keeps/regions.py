"""The same store in code that repeats and in code that does not."""

import acme

kept = []


def once():
    kept.append(acme.make())


def bounded():
    for _ in range(3):
        kept.append(acme.make())


def again():
    kept.append(acme.make())  # keeps: kept -> Stream


def handler():
    kept.append(acme.make())  # keeps: kept -> Stream


once()
bounded()
while input():
    again()

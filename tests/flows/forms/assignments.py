"""Ways to give a value another name."""

FORMS = {
    "a plain assignment": (
        """
        KEPT = []
        for stream in acme.run():
            mine = stream
            KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []

        def handle():
            for stream in acme.run():
                mine = stream
                mine = mine.final_message()
                KEPT.append(mine)

        handle()
        """,
    ),
    "a chained assignment": (
        """
        KEPT = []
        for stream in acme.run():
            first = second = stream
            KEPT.append(second)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            first = LAST = stream
            KEPT.append(first.id)
        """,
    ),
    "a tuple": (
        """
        KEPT = []
        for stream in acme.run():
            mine, number = stream, stream.id
            KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            mine, number = stream, stream.id
            KEPT.append(number)
        """,
    ),
    "a starred target": (
        """
        KEPT = []
        for stream in acme.run():
            number, *rest = 1, stream
            KEPT.append(rest)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            number, *rest = 1, 2, 3
            KEPT.append(rest)
        """,
    ),
    "nested unpacking": (
        """
        KEPT = []
        for stream in acme.run():
            (number, (mine, text)) = (1, (stream, "text"))
            KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            (number, (mine, text)) = (1, (stream, "text"))
            KEPT.append(text)
        """,
    ),
    "a walrus": (
        """
        KEPT = []
        while len(KEPT) < 6 and (mine := acme.make()):
            KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []
        while len(KEPT) < 6 and (mine := acme.make()):
            KEPT.append(mine.id)
        """,
    ),
    "an augmented assignment": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT += [stream]  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT += [stream.id]
        """,
    ),
    "a conditional expression": (
        """
        KEPT = []
        for stream in acme.run():
            mine = stream if stream.id else None
            KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            mine = stream.id if stream else None
            KEPT.append(mine)
        """,
    ),
    "or": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(None or stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream.id or 0)
        """,
    ),
    "an attribute of an object": (
        """
        class Box:
            pass

        KEPT = []
        for stream in acme.run():
            box = Box()
            box.stream = stream
            KEPT.append(box)  # leak: STL101
        """,
        """
        class Box:
            pass

        KEPT = []
        for stream in acme.run():
            box = Box()
            box.stream = stream
            box.stream = None
            KEPT.append(stream.id)
        """,
    ),
    "setattr and getattr by a constant name": (
        """
        class Box:
            pass

        KEPT = []
        box = Box()
        for stream in acme.run():
            setattr(box, "stream", stream)
            KEPT.append(getattr(box, "stream"))  # leak: STL101
        """,
        """
        class Box:
            pass

        BOX = Box()
        for stream in acme.run():
            setattr(BOX, "stream", stream)
        """,
    ),
    "match": (
        """
        KEPT = []
        for stream in acme.run():
            match (stream.id, stream):
                case (int(), mine):
                    KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            match (stream.id, stream):
                case (int() as number, _):
                    KEPT.append(number)
        """,
    ),
    "a name that a function declares global": (
        """
        KEPT = []

        def put(value):
            global LAST
            LAST = value
            KEPT.append(LAST)  # leak: STL101

        for stream in acme.run():
            put(stream)
        """,
        """
        def put(value):
            global LAST
            LAST = value

        for stream in acme.run():
            put(stream)
        """,
    ),
    "a name that a closure declares nonlocal": (
        """
        KEPT = []

        def outer():
            last = None

            def put(value):
                nonlocal last
                last = value

            for stream in acme.run():
                put(stream)
                KEPT.append(last)  # leak: STL101

        outer()
        """,
        """
        KEPT = []

        def outer():
            last = None

            def put(value):
                nonlocal last
                last = value

            for stream in acme.run():
                put(stream)
            KEPT.append(last.id)

        outer()
        """,
    ),
    "another value further down": (
        """
        KEPT = []

        def handle(value):
            value = value.id
            value = acme.make()
            KEPT.append(value)  # leak: STL101

        for stream in acme.run():
            handle(stream)
        """,
        """
        KEPT = []

        def handle(value):
            value.close()
            value = value.id
            if value:
                KEPT.append(value)

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "another value on one way": (
        """
        KEPT = []

        def handle(value):
            if value.id < 0:
                value = value.id
            KEPT.append(value)  # leak: STL101

        for stream in acme.run():
            handle(stream)
        """,
        """
        KEPT = []

        def handle(value):
            number = 0
            if value.id > 0:
                number = value.id
            KEPT.append(number)

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "another value in the next round": (
        """
        KEPT = []

        def handle():
            mine = None
            for stream in acme.run():
                KEPT.append(mine)  # leak: STL101
                mine = stream
            KEPT.append(mine)

        handle()
        """,
        """
        KEPT = []

        def handle():
            mine = None
            for stream in acme.run():
                KEPT.append(mine)
                mine = stream.id

        handle()
        """,
    ),
    "another value, and a closure": (
        """
        KEPT = []

        def handle(value):
            def put():
                KEPT.append(value)  # leak: STL101

            put()
            value = value.id
            put()

        for stream in acme.run():
            handle(stream)
        """,
        """
        KEPT = []

        def handle(value):
            number = value
            number = number.id

            def put():
                KEPT.append(number + 1)

            put()

        for stream in acme.run():
            handle(stream)
        """,
    ),
}

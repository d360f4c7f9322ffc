"""What all the others work towards."""

import msgspec


class Word(msgspec.Struct, frozen=True):
    """What the screen shows as one: `key` says which it is, `text` how it is shown, `count` how many entries."""

    key: str
    text: str
    count: int

"""Chance that can be repeated: the same seed makes the same people. Not for keys or ids."""

import random


def chance(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- people, not keys

"""Provisional."""
from collections import Counter
from typing import NamedTuple
class Word(NamedTuple):
    key: str
    text: str
    count: int
class Grouping:
    def __init__(self, languages: list[str]) -> None:
        self._c: Counter[str] = Counter()
    def add(self, entry: str, times: int = 1) -> None:
        self._c[entry.casefold()] += times
    def remove(self, entry: str, times: int = 1) -> None:
        self._c[entry.casefold()] -= times
    def words(self) -> list[Word]:
        return [Word(k, k, n) for k, n in self._c.most_common() if n > 0]

"""An entry, read by itself: which parts it names and whether they wait. What others wrote plays no part here."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.words.emoji import emoji_key, split_emoji, with_typed_faces
from app.words.holding import Guard, HoldLists
from app.words.languages import Lexicon
from app.words.lists import lists_of
from app.words.meaning import Meanings, Part
from app.words.normalise import clean
from app.words.roles import Roles
from app.words.roots import Roots, Sort, Token
from app.words.silence import Silence
from app.words.slips import Slips
from app.words.splitting import Splitter

# Distinct entries remembered per set of languages: several halls at once, a megabyte or two.
_ENTRIES = 20_000
# Texts are longer, and are asked about once each time that a question is counted anew.
_TEXTS = 4_000


class ReadPart(NamedTuple):
    """A part of an entry, and whether it waits for a human."""

    part: Part
    is_held: bool


class Reader:
    """Reads entries in a session's languages. The same entry always reads the same."""

    def __init__(self, languages: Sequence[str], hold: HoldLists) -> None:
        self.lexicon = Lexicon(languages)
        self.lists = lists_of(self.lexicon.languages)
        self.roots = Roots(self.lexicon, self.lists)
        roles = Roles(self.lists, self.roots)
        self._splitter = Splitter(self.lists, roles)
        self._meanings = Meanings(self.lists, self.roots, roles, self._splitter)
        self._silence = Silence(self.lists, self.roots)
        self.slips = Slips(self.roots, self.lists.letters)
        self._guard = Guard(self.lists, self.roots, hold)
        self.read = lru_cache(maxsize=_ENTRIES)(self._read)
        self.must_wait = lru_cache(maxsize=_TEXTS)(self._must_wait)

    def _read(self, entry: str) -> tuple[ReadPart, ...]:
        """The parts that the entry names, each once; none if it says nothing."""
        text, emoji = split_emoji(with_typed_faces(clean(entry)))
        spelled_out = self._guard.spelled_out(text)
        if spelled_out is not None:
            return (ReadPart(self._held_part([spelled_out], text.strip()), is_held=True),)
        parts = [] if self._silence.says_nothing(text) else self._splitter.split(text)
        if len(parts) > 1:
            parts = [words for words in parts if not self._silence.says_nothing(" ".join(words))]
        read = [self._read_part(words) for words in parts]
        if not self._silence.has_letters(text):
            read = [self._read_emoji(one) for one in emoji]
        return tuple({tuple(token.root for token in one.part.tokens): one for one in reversed(read)}.values())[::-1]

    def _must_wait(self, text: str) -> bool:
        """Whether a text of any length waits for a human: because one of its words would, or a phrase that waits."""
        plain, emoji = split_emoji(with_typed_faces(clean(text)))
        if self._guard.spelled_out(plain) is not None:
            return True
        parts = [*self._splitter.split(plain), *([emoji_key(one)] for one in emoji)]
        return any(self._guard.held_words(words) is not None for words in parts)

    def _read_part(self, words: Sequence[str]) -> ReadPart:
        held = self._guard.held_words(words)
        if held is not None:
            return ReadPart(self._held_part(held, " ".join(words)), is_held=True)
        return ReadPart(self._meanings.part(words), is_held=False)

    def _held_part(self, plain: Sequence[str], written: str) -> Part:
        """A part that waits is shown to the moderator whole, and is one word with its other disguises."""
        return Part(tuple(Token(word, word, Sort.KNOWN) for word in plain), written)

    def _read_emoji(self, emoji: str) -> ReadPart:
        key = emoji_key(emoji)
        return ReadPart(Part((Token(key, key, Sort.KNOWN),), emoji), self._guard.held_words([key]) is not None)


@lru_cache(maxsize=32)
def reader(languages: tuple[str, ...], hold: HoldLists) -> Reader:
    """The reader of these languages and lists; kept, since sessions share it."""
    return Reader(languages, hold)

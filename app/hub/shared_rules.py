"""What presenters have said about the words of a question: one copy for all live sessions that ask it."""

import asyncio
from collections.abc import Callable
from weakref import WeakValueDictionary

from app.words.corrections import Corrections


class QuestionRules:
    """The rules of one question, as they are on disk."""

    def __init__(self, question: str, corrections: Corrections) -> None:
        self.question = question
        self.corrections = corrections
        self.deciding = asyncio.Lock()
        """Held by whoever has a change written: rules are given and taken back one after the other."""


class SharedRules:
    """Finds the rules of a question, and tells the rooms when they change."""

    def __init__(self) -> None:
        # Kept for as long as a room has the question: after that the disk knows best.
        self._rules: WeakValueDictionary[str, QuestionRules] = WeakValueDictionary()
        self._followers: set[Callable[[str], None]] = set()

    def of(self, question: str, loaded: Corrections) -> QuestionRules:
        """The rules of a question. What a room has just `loaded` counts only where no other room has them already."""
        rules = self._rules.get(question)
        if rules is None:
            rules = self._rules[question] = QuestionRules(question, loaded)
        return rules

    def change(self, rules: QuestionRules, corrections: Corrections) -> None:
        """Take up what is on disk now, and tell every room."""
        rules.corrections = corrections
        for follower in list(self._followers):
            follower(rules.question)

    def follow(self, follower: Callable[[str], None]) -> None:
        """Call this with the question's id whenever rules have changed."""
        self._followers.add(follower)

    def unfollow(self, follower: Callable[[str], None]) -> None:
        self._followers.discard(follower)

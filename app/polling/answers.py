"""Who has answered what in one session, and what it adds up to: a cache of the store, rebuilt from it at any time.

Changes are applied in the order of receipt, each id once; a new answer replaces the old one.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import msgspec

from app.polling.kinds import KINDS
from app.polling.kinds.base import Tally
from app.polling.session import Question


class Change(msgspec.Struct, frozen=True):
    """One answer given or withdrawn (`answer` None), under the id that the phone made for it."""

    participant: str
    id: str
    question: str
    answer: Any


class AnswerBook:
    """The answers and tallies of one session. `make_grouper` makes what a question gathers by, where its kind asks."""

    def __init__(self, questions: Iterable[Question], make_grouper: Callable[[Question], Any]) -> None:
        self._make_grouper = make_grouper
        self._questions: dict[str, Question] = {}
        self._answers: dict[str, dict[str, Any]] = {}
        self._tallies: dict[str, Tally] = {}
        self._applied: dict[str, set[str]] = {}
        self._numbers: dict[str, int] = {}
        self.set_questions(questions)

    def set_questions(self, questions: Iterable[Question]) -> None:
        """Take the questions as they are now worded, and count again what was answered to them."""
        self._questions = {question.id: question for question in questions}
        for question_id, question in self._questions.items():
            answers = self._answers.setdefault(question_id, {})
            tally = KINDS[question.kind].new_tally(question.settings, partial(self._make_grouper, question))
            for participant, answer in answers.items():
                tally.add(self.number_of(participant), answer)
            self._tallies[question_id] = tally

    def restore(self, applied: Mapping[str, set[str]], answers: Iterable[tuple[str, str, Any]]) -> None:
        """Fill an empty book: ids by participant, and (question, participant, answer) in order of receipt."""
        self._applied = {participant: set(ids) for participant, ids in applied.items()}
        for question, participant, answer in answers:
            self._put(question, participant, answer)

    def has_applied(self, participant: str, change_id: str) -> bool:
        return change_id in self._applied.get(participant, ())

    def apply(self, change: Change) -> bool:
        """Apply a change unless its id was applied before; says whether it was new."""
        if self.has_applied(change.participant, change.id):
            return False
        self._applied.setdefault(change.participant, set()).add(change.id)
        self._take(change.question, change.participant)
        if change.answer is not None:
            self._put(change.question, change.participant, change.answer)
        return True

    def clear(self, question: str) -> None:
        """Forget every answer to a question. Ids stay: a resent old answer does not come back."""
        for participant in list(self._answers.get(question, ())):
            self._take(question, participant)

    def erase(self, participant: str) -> list[str]:
        """Forget all that a participant has answered, and the ids; gives the questions that it was answers to."""
        answered = [question for question, answers in self._answers.items() if participant in answers]
        for question in answered:
            self._take(question, participant)
        self._applied.pop(participant, None)
        return answered

    def answer_of(self, question: str, participant: str) -> Any:
        return self._answers.get(question, {}).get(participant)

    def answers_of(self, participant: str, questions: Iterable[str]) -> dict[str, Any]:
        """What a participant has answered to these questions, by question."""
        found = {question: self.answer_of(question, participant) for question in questions}
        return {question: answer for question, answer in found.items() if answer is not None}

    def participants(self, question: str) -> int:
        """How many have an answer to this question now."""
        return len(self._answers.get(question, ()))

    def progress(self, questions: Iterable[str]) -> tuple[int, int]:
        """How many have answered any of these questions, and how many all of them."""
        answered = [self._answers.get(question, {}).keys() for question in questions]
        if not answered:
            return 0, 0
        return len(set().union(*answered)), len(set(answered[0]).intersection(*answered[1:]))

    def tally(self, question: str) -> Tally:
        return self._tallies[question]

    def number_of(self, participant: str) -> int:
        """A small number for a participant; it means nothing outside this session."""
        return self._numbers.setdefault(participant, len(self._numbers) + 1)

    def _put(self, question: str, participant: str, answer: Any) -> None:
        self._answers.setdefault(question, {})[participant] = answer
        if question in self._tallies:
            self._tallies[question].add(self.number_of(participant), answer)

    def _take(self, question: str, participant: str) -> None:
        answer = self._answers.get(question, {}).pop(participant, None)
        if answer is not None and question in self._tallies:
            self._tallies[question].remove(self.number_of(participant), answer)

"""What a participant may do to an answer, each as a function of the question and of what stood before. Pure.

A room takes any of them the same way: it is judged against what is under way, written, and then counted once.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds import KINDS
from app.polling.kinds.base import Moment, Supporting, Tally, complete
from app.polling.offers import read_answer
from app.polling.session import Question


class Asked(msgspec.Struct, frozen=True):
    """The question, how long it has been open and what stood before, and what all answers add up to now."""

    question: Question
    moment: Moment
    tally: Tally


# The answer as it is kept, None for no answer at all, or a `Refusal`.
Make = Callable[[Asked], Any]


def give(value: Any) -> Make:
    """Give an answer, or another one; `value` is whatever JSON the phone sent."""

    def make(asked: Asked) -> Any:
        kind, settings = KINDS[asked.question.kind], asked.question.settings
        answer = _refuse_final(asked) or read_answer(kind, value, settings)
        return answer if isinstance(answer, Refusal) else complete(kind, answer, asked.moment)

    return make


def withdraw(asked: Asked) -> Any:
    """Take the answer back."""
    kind, before = KINDS[asked.question.kind], asked.moment.before
    refusal = _refuse_final(asked)
    if refusal is not None or before is None or not isinstance(kind, Supporting):
        return refusal
    return kind.withdraw(before)


def support(entry: str, is_on: bool) -> Make:
    """Support what somebody else has written, or do so no longer."""

    def make(asked: Asked) -> Any:
        kind = KINDS[asked.question.kind]
        if not isinstance(kind, Supporting):
            return Refusal("unknown_entry")
        return kind.support(asked.moment.before, entry, is_on, asked.tally)

    return make


def _refuse_final(asked: Asked) -> Refusal | None:
    kind, before = KINDS[asked.question.kind], asked.moment.before
    is_given = before is not None and (not isinstance(kind, Supporting) or kind.has_given(before))
    return Refusal("answer_final") if is_given and not asked.question.settings.may_change else None

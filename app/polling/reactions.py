"""Reactions to what is on the screen, such as applause: which there are, when they may be sent, how many came."""

from collections.abc import Sequence

import msgspec

from app.polling.errors import Refusal
from app.polling.session import Question, SessionState

# In the order in which they are offered and told.
REACTIONS = ("👏", "❤️", "😂", "😮", "🤔", "👍")


def refuse_reaction(state: SessionState, questions: Sequence[Question], emoji: str) -> Refusal | None:
    """Why this reaction to the question on the screen may not be sent now, or None if it may.

    At their own pace people do not look at the screen together, so there is nothing to react to.
    """
    if emoji not in REACTIONS:
        return Refusal("bad_value", "unknown_reaction")
    shown = next((question for question in questions if question.id == state.current), None)
    if state.phase != "live" or state.pace == "own" or shown is None or not shown.settings.reactions:
        return Refusal("bad_value", "no_reactions")
    return None


def keep_reactions(state: SessionState, question: str, counts: dict[str, int]) -> SessionState:
    """The state with so many reactions to a question, all in all; also once the session has ended."""
    return state if state.of(question).reactions == counts else state.with_question(question, reactions=counts)


def looks_the_same(before: SessionState, after: SessionState) -> bool:
    """Whether nothing but the number of reactions has changed, which presenters are told of apart."""
    return _without_reactions(before) == _without_reactions(after)


def _without_reactions(state: SessionState) -> SessionState:
    quiet = {question: msgspec.structs.replace(now, reactions={}) for question, now in state.questions.items()}
    return msgspec.structs.replace(state, questions=quiet)

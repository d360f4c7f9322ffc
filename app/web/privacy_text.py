"""What phones say about what is stored, built from what holds: the programme's settings and what its questions ask.

The same sentences stand at the bottom of the phone's page and, for the organizer, among the programme's settings.
"""

from collections.abc import Sequence

import msgspec

from app.locales import Catalogue, catalogue
from app.polling.kinds.base import ModeratedSettings
from app.polling.kinds.quiz import QuizSettings
from app.polling.session import Question
from app.store.retention import PrivacySettings


class PrivacyFacts(msgspec.Struct, frozen=True):
    """Everything that the sentences depend on."""

    retention_days: int | None  # None: until somebody deletes them
    least_group: int  # 0: no limit
    asks_nickname: bool
    keeps_share_of_time: bool
    asks_in_own_words: bool
    lets_through: bool  # whatever people write waits until a presenter has let it through


class PrivacyText(msgspec.Struct, frozen=True):
    """`short` always stands on the page, `more` is folded away."""

    short: str
    more: list[str]


def facts_of(settings: PrivacySettings, questions: Sequence[Question]) -> PrivacyFacts:
    """What holds for a session that asks these questions."""
    asked = [question.settings for question in questions]
    written = [one for one in asked if isinstance(one, ModeratedSettings)]
    quizzes = [one for one in asked if isinstance(one, QuizSettings)]
    return PrivacyFacts(
        retention_days=settings.retention_days,
        least_group=settings.least_group,
        asks_nickname=any(quiz.leaderboard for quiz in quizzes),
        keeps_share_of_time=bool(quizzes),
        asks_in_own_words=bool(written),
        lets_through=bool(written) and all(one.moderation == "approve" for one in written),
    )


def privacy_text(facts: PrivacyFacts, language: str) -> PrivacyText:
    """The sentences, for somebody who takes part."""
    texts = catalogue("server", language)
    return PrivacyText(_short(facts, texts), _more(facts, texts))


def _short(facts: PrivacyFacts, texts: Catalogue) -> str:
    if facts.asks_nickname:
        return texts.text(
            "Visent stores your answers, a random number for this phone, and a nickname if you choose one. "
            "No address, no exact time."
        )
    return texts.text(
        "Visent stores your answers and a random number for this phone. No name, no address, no exact time."
    )


def _more(facts: PrivacyFacts, texts: Catalogue) -> list[str]:
    said = [
        _how_long(facts, texts),
        _who_sees(facts, texts),
        texts.text("An answer is kept as it stands now: one that you change or take back is erased."),
        texts.text(
            "The random number lets you change your answer and keeps anybody from counting twice. "
            "It is used in this session only. So is a random label for each change."
        ),
    ]
    if facts.asks_nickname:
        said.append(texts.text("The hall may see your nickname. It stands in no results file."))
    if facts.keeps_share_of_time:
        said.append(texts.text("In a quiz, roughly how quick you were is stored with your answer."))
    if facts.asks_in_own_words:
        said.append(_own_words(facts, texts))
    said.append(texts.text("What you write and have not sent lies on this phone alone. This page sets no cookie."))
    return said


def _how_long(facts: PrivacyFacts, texts: Catalogue) -> str:
    if facts.retention_days is None:
        return texts.text("Your answers are kept until the organizer deletes them, or you do.")
    return texts.plural(
        "As things are set now, your answers are deleted {n} day after the session has ended, or when you say so.",
        "As things are set now, your answers are deleted {n} days after the session has ended, or when you say so.",
        facts.retention_days,
    )


def _who_sees(facts: PrivacyFacts, texts: Catalogue) -> str:
    if facts.least_group == 0:
        return texts.text("The organizer sees every answer, but not whose it is.")
    return texts.plural(
        "The screen in the hall shows answers as they come, but not whose they are. "
        "Afterwards, results of fewer than {n} person are told to nobody.",
        "The screen in the hall shows answers as they come, but not whose they are. "
        "Afterwards, results of fewer than {n} people are told to nobody.",
        facts.least_group,
    )


def _own_words(facts: PrivacyFacts, texts: Catalogue) -> str:
    if facts.lets_through:
        return texts.text(
            "What you write yourself is shown on the screen only when the presenter has let it through, "
            "and is kept with the results, so leave out names."
        )
    return texts.text(
        "What you write yourself may be shown on the screen at once and is kept with the results, so leave out names."
    )

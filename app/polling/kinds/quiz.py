"""Quiz: a choice with a right answer, which earns points; more of them for who is quick, where the time is limited."""

import math
from typing import Any, ClassVar, Literal, Self

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Column, MakeGrouper, Moment, Settings, bad_value
from app.polling.options import Option, check_options, offered, read_choices
from app.polling.text import clean_line, grapheme_count, has_content

MAX_OPTIONS = 12
MAX_POINTS = 5000
LEAST_NICKNAME, MOST_NICKNAME = 2, 20
# How much of the time had gone is kept in twentieths of it: enough to reward the quick, no exact time.
SHARES = 20


class QuizSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    told_in_the_end: ClassVar[frozenset[str]] = frozenset({"right"})
    results: Literal["live", "on_reveal"] = "on_reveal"
    may_change: bool = False
    options: list[Option]
    right: list[str]
    """The ids of the right options, all of which must be chosen and no other. See `base.SECRETS`.

    One that is retired need not be chosen and was still right: whoever chose it keeps what that earned.
    """
    points: int = 1000
    """What the right answer earns (1 to 5,000)."""
    speed_counts: bool = True
    """Where the time is limited: all points in its first twentieth, falling evenly to half of them in its last."""
    leaderboard: bool = True
    """Whether the screen shows who leads once the answer is told."""

    def hints(self) -> dict[str, Any]:
        return {"several": len(self.right_offered) > 1}

    def with_options(self, name: str, options: list[Option]) -> Self:
        kept = {option.id for option in options}
        right = [one for one in self.right if one in kept]
        return msgspec.structs.replace(super().with_options(name, options), right=right)

    @property
    def right_offered(self) -> set[str]:
        """Those of the right options that can be chosen now."""
        return {option.id for option in offered(self.options)} & set(self.right)


class QuizAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    choices: list[str]
    share: float | None = None
    """How much of the question's time had gone, in steps of 0.05 rounded up; None where its time was not limited."""
    nickname: str = ""

    @property
    def said(self) -> dict[str, Any]:
        return {"choices": self.choices, **({"nickname": self.nickname} if self.nickname else {})}


class _Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a phone may say: when it came is for the server to know."""

    choices: list[str]
    nickname: str = ""


class QuizTally:
    """How many chose each option, and what each participant has earned."""

    def __init__(self, settings: QuizSettings) -> None:
        self._settings = settings
        self._counts = {option.id: 0 for option in settings.options}
        self._right = 0
        self.points: dict[int, int] = {}
        """By author, in the order in which they answered; 0 for a wrong answer."""
        self.nicknames: dict[int, str] = {}
        """By author; who gave none is not in it."""

    def add(self, author: int, answer: QuizAnswer) -> None:
        self._count(answer, 1)
        self.points[author] = points_of(answer, self._settings)
        if answer.nickname:
            self.nicknames[author] = answer.nickname

    def remove(self, author: int, answer: QuizAnswer) -> None:
        self._count(answer, -1)
        self.points.pop(author, None)
        self.nicknames.pop(author, None)

    def snapshot(self) -> dict[str, Any]:
        right = {"options": self._settings.right, "answered": self._right}
        return {"counts": dict(self._counts), "answers": len(self.points), "right": right}

    def _count(self, answer: QuizAnswer, by: int) -> None:
        self._right += by * is_right(answer, self._settings)
        for option in answer.choices:
            # An answer from before an edit may name options that are gone.
            if option in self._counts:
                self._counts[option] += by


class Quiz:
    id = "quiz"
    settings_type = QuizSettings
    answer_type = QuizAnswer
    # A nickname is for the screen in the hall: no file sets it beside answers.
    kept_out_of_files = frozenset({"nickname"})

    def check_settings(self, settings: QuizSettings) -> Refusal | None:
        refusal = check_options(settings.options, MAX_OPTIONS)
        if refusal is not None:
            return refusal
        right = set(settings.right)
        if not right or len(right) != len(settings.right) or not right <= {option.id for option in settings.options}:
            return Refusal("bad_settings", "right_options")
        if not 1 <= settings.points <= MAX_POINTS:
            return Refusal("bad_settings", "quiz_points_range", {"least": 1, "most": MAX_POINTS})
        return None

    def read_answer(self, value: Any, settings: QuizSettings) -> QuizAnswer | Refusal:
        try:
            sent = msgspec.convert(value, _Sent)
        except msgspec.ValidationError:
            return bad_value("choice_shape")
        chosen = read_choices(sent.choices, settings.options)
        if chosen is None:
            return bad_value("choice_unknown")
        if not chosen:
            return bad_value("choice_count", least=1, most=len(settings.options))
        nickname = clean_line(sent.nickname)
        if nickname and not (LEAST_NICKNAME <= grapheme_count(nickname) <= MOST_NICKNAME and has_content(nickname)):
            return bad_value("nickname_length", least=LEAST_NICKNAME, most=MOST_NICKNAME)
        return QuizAnswer(chosen, nickname=nickname)

    def complete(self, answer: QuizAnswer, moment: Moment) -> QuizAnswer:
        """With the share of the time that had gone when it came: a changed answer counts at its own, later time."""
        return msgspec.structs.replace(answer, share=_coarse(moment.share_of_time))

    def new_tally(self, settings: QuizSettings, make_grouper: MakeGrouper) -> QuizTally:
        return QuizTally(settings)

    def columns(self, settings: QuizSettings) -> list[Column]:
        labels = {option.id: option.label for option in settings.options}

        def chosen(answer: QuizAnswer) -> str:
            return "; ".join(labels.get(option, option) for option in answer.choices)

        return [
            Column("answer", chosen),
            Column("right", lambda answer: is_right(answer, settings)),
            Column("points", lambda answer: points_of(answer, settings)),
        ]


def is_right(answer: QuizAnswer, settings: QuizSettings) -> bool:
    """Whether the right options were chosen and no other; of those that are retired, whether or not they were."""
    chosen = set(answer.choices)
    return bool(chosen) and settings.right_offered <= chosen <= set(settings.right)


def points_of(answer: QuizAnswer, settings: QuizSettings) -> int:
    """What an answer earns by the settings as they are now."""
    if not is_right(answer, settings):
        return 0
    if not settings.speed_counts or settings.time_limit_s == 0 or answer.share is None:
        return settings.points
    # Twentieths that had gone entirely: whoever answers in the first is as quick as can be told.
    gone = max(0, round(answer.share * SHARES) - 1)
    # From all to half of them in even steps; rounded up, so that what is right always earns something.
    most = 2 * (SHARES - 1)
    return -(-settings.points * (most - gone) // most)


def _coarse(share: float | None) -> float | None:
    """Rounded up to the next twentieth; a hair above one, which is how floats count, is still that one."""
    return None if share is None else math.ceil(round(share * SHARES, 6)) / SHARES

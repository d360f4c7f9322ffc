"""Ranking: put the options in order, the best first; all of them, or only the first few."""

from typing import Any

import msgspec

from app.polling.errors import Refusal
from app.polling.kinds.base import Column, MakeGrouper, Settings, bad_value
from app.polling.options import Option, check_options, offered

MAX_OPTIONS = 12


class RankingSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    options: list[Option]
    top: int | None = None
    """How many of the options each participant ranks (1 to all of them); None: all, however many there are."""

    @property
    def ranks(self) -> int:
        return len(self.options) if self.top is None else self.top


class RankingAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    order: list[str]
    """Option ids, the best first."""


class RankingTally:
    """Points by Borda's count: of k options the first gets k, the next k - 1, and one that is not ranked none.

    k counts what is retired, too: a first place is worth the same before and after, and no answer is counted anew.
    Source: https://en.wikipedia.org/wiki/Borda_count. Everything is a sum, so tallies of parts add up to the whole.
    """

    def __init__(self, options: list[Option]) -> None:
        self._most = len(options)
        self._ids = [option.id for option in options]
        self._scores = dict.fromkeys(self._ids, 0)
        self._firsts = dict.fromkeys(self._ids, 0)
        self._answers = 0

    def add(self, author: int, answer: RankingAnswer) -> None:
        self._count(answer, 1)

    def remove(self, author: int, answer: RankingAnswer) -> None:
        self._count(answer, -1)

    def snapshot(self) -> dict[str, Any]:
        options = {id_: {"score": self._scores[id_], "first": self._firsts[id_]} for id_ in self._ids}
        return {"options": options, "answers": self._answers}

    def _count(self, answer: RankingAnswer, by: int) -> None:
        self._answers += by
        # An answer from before an edit may rank more than there are options now, or options that are gone.
        for place, option in enumerate(answer.order[: self._most]):
            if option in self._scores:
                self._scores[option] += by * (self._most - place)
                self._firsts[option] += by * (place == 0)


class Ranking:
    id = "ranking"
    settings_type = RankingSettings
    answer_type = RankingAnswer

    def check_settings(self, settings: RankingSettings) -> Refusal | None:
        refusal = check_options(settings.options, MAX_OPTIONS)
        most = len(offered(settings.options))
        if refusal is None and settings.top is not None and not 1 <= settings.top <= most:
            return Refusal("bad_settings", "ranks_range", {"most": most})
        return refusal

    def read_answer(self, value: Any, settings: RankingSettings) -> RankingAnswer | Refusal:
        try:
            answer = msgspec.convert(value, RankingAnswer)
        except msgspec.ValidationError:
            return bad_value("ranking_shape")
        ranked = set(answer.order)
        if not ranked <= {option.id for option in settings.options}:
            return bad_value("ranking_unknown")
        if len(ranked) != len(answer.order):
            return bad_value("ranking_twice")
        if len(ranked) != settings.ranks:
            return bad_value("ranking_count", most=settings.ranks)
        return answer

    def new_tally(self, settings: RankingSettings, make_grouper: MakeGrouper) -> RankingTally:
        return RankingTally(settings.options)

    def columns(self, settings: RankingSettings) -> list[Column]:
        labels = {option.id: option.label for option in settings.options}

        def ranked_at(place: int) -> Column:
            def label(answer: RankingAnswer) -> str | None:
                return labels.get(answer.order[place], answer.order[place]) if place < len(answer.order) else None

            return Column(f"rank {place + 1}", label)

        return [ranked_at(place) for place in range(settings.ranks)]

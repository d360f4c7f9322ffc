"""What a session's quiz has come to, once the answer to the question on the screen is told; before that, nothing."""

from typing import Any

from app.hub.live import LiveSession
from app.polling.kinds.quiz import QuizSettings, QuizTally
from app.polling.leaderboard import Standing, on_board, standings
from app.polling.session import Question, is_told


class LiveQuiz:
    """Points and places, counted from the tallies. None of its answers is kept: they are the store's."""

    def __init__(self, live: LiveSession) -> None:
        self._live = live
        self._counted: tuple[int, dict[int, Standing]] | None = None

    @property
    def is_told(self) -> bool:
        """Whether the question on the screen is a quiz's, and phones may know how they did."""
        return self._told() is not None

    def board(self) -> tuple[str, list[Standing], int] | None:
        """The question, the best of those with a name, and how many others there are; None where nothing is shown."""
        question = self._told()
        if question is None or not _settings(question).leaderboard:
            return None
        everyone = list(self._standings(question).values())
        shown = on_board(everyone)
        return question.id, shown, len(everyone) - len(shown)

    def told_to(self, participant: str) -> dict[str, Any] | None:
        """What one participant is told; its shape is in docs/protocol.md."""
        question = self._told()
        if question is None:
            return None
        author = self._live.book.number_of(participant)
        points = self._tally(question).points.get(author)
        # What is right always earns something.
        told = {"right": None if points is None else points > 0, "points": points or 0}
        if not _settings(question).leaderboard:
            return told
        everyone = self._standings(question)
        own = everyone.get(author)
        if own is None:
            return {**told, "total": 0, "place": None, "of": len(everyone), "name": ""}
        return {**told, "total": own.points, "place": own.place, "of": len(everyone), "name": own.name}

    def _told(self) -> Question | None:
        current = self._live.current
        if current is None or current.kind != "quiz" or not is_told(self._live.state, current.id):
            return None
        return current

    def _standings(self, newest: Question) -> dict[int, Standing]:
        """By author, the best first. Counted once a version, though a whole hall asks."""
        version = self._live.version
        if self._counted is None or self._counted[0] != version:
            state, asked = self._live.state, {q.id: q for q in self._live.questions if q.kind == "quiz"}
            # The state has the questions in the order in which they were first shown.
            told = [self._tally(asked[id_]) for id_ in state.questions if id_ in asked and is_told(state, id_)]
            everyone = standings(told, self._tally(newest), self._live.may_show_nickname)
            self._counted = version, {standing.author: standing for standing in everyone}
        return self._counted[1]

    def _tally(self, question: Question) -> QuizTally:
        tally = self._live.book.tally(question.id)
        assert isinstance(tally, QuizTally)
        return tally


def _settings(question: Question) -> QuizSettings:
    assert isinstance(question.settings, QuizSettings)
    return question.settings

"""Who leads a quiz: points over all questions whose answer has been told, and who is called what on the board."""

from collections.abc import Callable, Sequence

import msgspec

from app.polling.kinds.quiz import QuizTally

PLACES_SHOWN = 10


class Standing(msgspec.Struct, frozen=True):
    """One participant, by the number that the tallies know; `name` is "" for who is not on the board."""

    author: int
    name: str
    points: int
    gain: int
    """What the newest question brought."""
    place: int
    """From 1; who has as many points shares it."""


def standings(told: Sequence[QuizTally], newest: QuizTally, may_show: Callable[[str], bool]) -> list[Standing]:
    """Everyone who has answered one of the `told` questions, the best first.

    `told` are the tallies in the order in which their questions were asked, the `newest` among them.
    """
    totals: dict[int, int] = {}
    for tally in told:
        for author, points in tally.points.items():
            totals[author] = totals.get(author, 0) + points
    names = _names(told, may_show)
    in_order = sorted(totals, key=lambda author: (-totals[author], names.get(author, "").casefold(), author))
    found: list[Standing] = []
    for nth, author in enumerate(in_order, start=1):
        points, before = totals[author], found[-1] if found else None
        place = before.place if before is not None and before.points == points else nth
        found.append(Standing(author, names.get(author, ""), points, newest.points.get(author, 0), place))
    return found


def on_board(everyone: Sequence[Standing]) -> list[Standing]:
    """The best of those who have a name. The others keep the places that they have."""
    return [standing for standing in everyone if standing.name][:PLACES_SHOWN]


def _names(told: Sequence[QuizTally], may_show: Callable[[str], bool]) -> dict[int, str]:
    """The nickname that each gave last, where it may be shown; one that another had before gets a number."""
    newest: dict[int, str] = {}
    first_given: dict[tuple[int, str], None] = {}
    for tally in told:
        for author, nickname in tally.nicknames.items():
            newest[author] = nickname
            first_given.setdefault((author, nickname))
    taken: set[str] = set()
    names: dict[int, str] = {}
    for author, nickname in first_given:
        if newest[author] == nickname and may_show(nickname):
            names[author] = _free(nickname, taken)
            taken.add(names[author].casefold())
    return names


def _free(nickname: str, taken: set[str]) -> str:
    name, number = nickname, 1
    while name.casefold() in taken:
        number += 1
        name = f"{nickname} ({number})"
    return name

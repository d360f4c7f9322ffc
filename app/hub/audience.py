"""Who is connected to one room: phones by participant, presenters, and presence."""

from collections.abc import Iterator

from app.hub.outbox import Outbox


class Audience:
    """The sockets of one room."""

    def __init__(self) -> None:
        self._phones: dict[str, set[Outbox]] = {}
        self.presenters: set[Outbox] = set()

    def add_phone(self, participant: str, outbox: Outbox) -> bool:
        """Says whether the participant was not connected before: several tabs are one participant."""
        tabs = self._phones.setdefault(participant, set())
        tabs.add(outbox)
        return len(tabs) == 1

    def remove_phone(self, participant: str, outbox: Outbox) -> bool:
        """Says whether that was the participant's last socket."""
        tabs = self._phones.get(participant, set())
        tabs.discard(outbox)
        if tabs:
            return False
        return self._phones.pop(participant, None) is not None

    def phones(self) -> Iterator[tuple[str, Outbox]]:
        for participant, tabs in self._phones.items():
            for outbox in tabs:
                yield participant, outbox

    def tabs_of(self, participant: str) -> set[Outbox]:
        return self._phones.get(participant, set())

    def close(self) -> None:
        """Close every socket; what waits in it is still sent."""
        for outbox in [*(outbox for _participant, outbox in self.phones()), *self.presenters]:
            outbox.close(1008)

    @property
    def connected(self) -> int:
        """How many participants have a phone connected."""
        return len(self._phones)

    @property
    def is_empty(self) -> bool:
        return not self._phones and not self.presenters

"""Which forms that are no words go with which others, given what the whole hall wrote.

A form moves only towards one that is at least as common, and never away from an ordinary word. The result depends
only on how often each form is there now, not on the order in which they came.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.words.roots import Sort, Token
from app.words.slips import Slip, Slips, slip_between, without_marks

# An unlisted compound ("lönesamtal") may well be meant as it stands. What cannot change its sense is believed; any
# other single slip only in a long one, and only towards a clearly commoner word.
_HARMLESS = frozenset((Slip.MARKS, Slip.DOUBLED))
_LEAST_COMPOUND = 7
# Of two words it may have meant, the commoner must be this many times as common.
_CLEARLY = 2
# Forms more edits apart than this cannot be a slip of each other; one more than is believed, since "ae" is "æ".
_FAR = 3
_NOBODY: frozenset[Token] = frozenset()


# The root of a known word, or another form that is none.
_Goal = str | Token


class Attraction:
    """Counts the words of all entries and says where the forms among them that are no words belong."""

    def __init__(self, slips: Slips) -> None:
        self._slips = slips
        self._forms: Counter[Token] = Counter()
        self._roots: Counter[str] = Counter()
        self._near: dict[Token, dict[Token, Slip]] = {}
        # Every form as it would be typed without marks, and those of them that are no words.
        self._plain: dict[Token, str] = {}
        self._plain_unknown: dict[Token, str] = {}
        self._chosen: dict[Token, _Goal] = {}
        # Who must choose anew when a count changes, and who has to.
        self._watchers: dict[_Goal, set[Token]] = defaultdict(set)
        self._unsettled: set[Token] = set()
        self._targets: dict[Token, str] = {}

    def add(self, token: Token, times: int) -> None:
        """Count a token up, or down with a negative number."""
        if token not in self._forms:
            self._meet(token)
        self._forms[token] += times
        if token.sort is not Sort.UNKNOWN:
            self._roots[token.root] += times
        if self._forms[token] == 0:
            del self._forms[token]
            self._part_from(token)
        if self._roots[token.root] == 0:
            del self._roots[token.root]
        self._unsettled |= self._watchers.get(token.root, _NOBODY)
        self._unsettled |= self._watchers.get(token, _NOBODY)

    def targets(self) -> dict[Token, str]:
        """The root that each moving form goes to. The same object for as long as nothing moves."""
        if not self._unsettled:
            return self._targets
        before = dict(self._chosen)
        for token in self._unsettled:
            goal = self._choice(token) if token in self._near else None
            if goal is None:
                self._chosen.pop(token, None)
            else:
                self._chosen[token] = goal
        self._unsettled.clear()
        if self._chosen != before:
            self._targets = {token: self._end(token) for token in self._chosen}
        return self._targets

    def _meet(self, token: Token) -> None:
        plain = without_marks(token.form)
        if not token.form.isalpha():
            # Numbers and codes are what they are.
            self._plain[token] = plain
            return
        for other in _alike(plain, self._plain_unknown):
            self._compare(other, token)
        if token.sort is not Sort.KNOWN:
            self._near[token] = {}
            self._watchers[token].add(token)
            for other in _alike(plain, self._plain):
                self._compare(token, other)
            for root in self._slips.meant(token.form):
                self._watchers[root].add(token)
            self._plain_unknown[token] = plain
        self._plain[token] = plain

    def _compare(self, token: Token, other: Token) -> None:
        slip = slip_between(token.form, other.form)
        if slip is not None:
            self._near[token][other] = slip
            self._watch(token, other)

    def _watch(self, watcher: Token, other: Token) -> None:
        self._watchers[other].add(watcher)
        self._watchers[other.root].add(watcher)

    def _part_from(self, token: Token) -> None:
        self._near.pop(token, None)
        self._plain.pop(token)
        self._plain_unknown.pop(token, None)
        for near in self._near.values():
            near.pop(token, None)

    def _choice(self, token: Token) -> _Goal | None:
        """Where a form goes; None to stay."""
        offers: dict[_Goal, tuple[int, int]] = {}
        for root, slip in self._slips.meant(token.form).items():
            if root in self._roots:
                self._offer(offers, root, slip, token)
        for other, slip in self._near[token].items():
            if self._may_go(token, other):
                self._offer(offers, other.root if other.sort is Sort.KNOWN else other, slip, token)
        if not offers:
            return None
        (best, (likeliest, negative)), *others = sorted(offers.items(), key=lambda offer: (offer[1], str(offer[0])))
        rivals = [-count for _, (slip, count) in others if slip == likeliest]
        return best if not rivals or -negative >= _CLEARLY * max(rivals) else None

    def _may_go(self, token: Token, other: Token) -> bool:
        is_higher = other.sort is Sort.KNOWN or self._rank(other) > self._rank(token)
        return is_higher and other.root != token.root

    def _offer(self, offers: dict[_Goal, tuple[int, int]], goal: _Goal, slip: Slip, token: Token) -> None:
        is_compound = token.sort is Sort.COMPOUND and slip not in _HARMLESS
        if is_compound and (len(token.form) < _LEAST_COMPOUND or slip is Slip.TWO_LETTERS):
            return
        count = self._roots[goal] if isinstance(goal, str) else self._forms[goal]
        is_unknown = isinstance(goal, Token) and goal.sort is Sort.UNKNOWN
        is_unsure = is_compound or (is_unknown and slip is not Slip.MARKS)
        if count >= self._forms[token] * (_CLEARLY if is_unsure else 1):
            offers[goal] = min((slip, -count), offers.get(goal, (slip, -count)))

    def _rank(self, token: Token) -> tuple[int, bool, str]:
        """Orders forms so that they only ever move upwards."""
        return self._forms[token], token.sort is Sort.COMPOUND, token.form

    def _end(self, token: Token) -> str:
        while (goal := self._chosen.get(token)) is not None:
            if isinstance(goal, str):
                return goal
            token = goal
        return token.root


def _alike(plain: str, forms: Mapping[Token, str]) -> list[Token]:
    """The forms that are worth a closer look."""
    found = process.extract(plain, forms, scorer=OSA.distance, score_cutoff=_FAR, limit=None)
    return [token for _, _, token in found]

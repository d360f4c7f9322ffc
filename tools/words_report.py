"""How well answers gather into words: precision and recall per method and language, the worst misses, and the speed.

    python -m tools.words_report [FILE …] [--misses N] [--speed]

Files are tab-separated with the columns `answer`, `human_group`, `language`; by default those of the tests. Figures
are over pairs of distinct answers (capitals and blanks apart): a pair belongs together if its labels share a group.
"""

import argparse
import csv
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from app.words import reading
from app.words.grouping import Grouping
from app.words.languages import Lexicon, preload
from app.words.lists import lists_of
from app.words.slips import without_marks

DATA = Path(__file__).resolve().parent.parent / "tests" / "words" / "data"
HIDDEN, PROFANE = "__hide__", "__profane__"
# A hall's answers to one question, as the product is measured.
STREAM = 1200


class Row(NamedTuple):
    answer: str
    group: str
    language: str


class Read(NamedTuple):
    """What a method makes of one answer."""

    words: frozenset[str]
    is_held: bool = False


Method = Callable[[Sequence[str], str], Mapping[str, Read]]
Pair = tuple[str, str]


class Score(NamedTuple):
    """What a method made of the answers in one language; the lists name what went wrong."""

    together: int
    merged_falsely: list[Pair]
    missed: list[Pair]
    profane: int
    not_held: list[str]
    held_falsely: list[str]
    nothing: int
    not_hidden: list[str]
    hidden_falsely: list[str]

    @property
    def precision(self) -> float:
        said = self.together + len(self.merged_falsely)
        return self.together / said if said else 1.0

    @property
    def recall(self) -> float:
        meant = self.together + len(self.missed)
        return self.together / meant if meant else 1.0


def read_rows(*paths: Path) -> list[Row]:
    """The labelled answers of these files."""
    rows = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.DictReader(file, delimiter="\t")
            rows += [Row(line["answer"], line["human_group"], line["language"]) for line in lines]
    return rows


def by_language(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[row.language].append(row)
    return dict(found)


def score(rows: Sequence[Row], method: Method) -> Score:
    """The figures for rows of one language."""
    read = method([row.answer for row in rows], rows[0].language)
    distinct = {" ".join(row.answer.casefold().split()): row for row in rows}.values()
    labelled = [(row.answer, frozenset(row.group.split("|"))) for row in distinct if row.group != PROFANE]
    together, merged_falsely, missed = 0, [], []
    for (one, one_groups), (other, other_groups) in combinations(labelled, 2):
        is_pair = bool((one_groups & other_groups) - {HIDDEN})
        if read[one].words & read[other].words:
            together += is_pair
            if not is_pair:
                merged_falsely.append((one, other))
        elif is_pair:
            missed.append((one, other))
    profane = [row.answer for row in distinct if row.group == PROFANE]
    nothing = [row.answer for row in distinct if row.group == HIDDEN]
    real = [row.answer for row in distinct if row.group not in {HIDDEN, PROFANE}]
    return Score(
        together=together,
        merged_falsely=merged_falsely,
        missed=missed,
        profane=len(profane),
        not_held=[answer for answer in profane if not read[answer].is_held],
        held_falsely=[answer for answer in [*real, *nothing] if read[answer].is_held],
        nothing=len(nothing),
        not_hidden=[answer for answer in nothing if read[answer].words],
        hidden_falsely=[answer for answer in real if not read[answer].words and not read[answer].is_held],
    )


def ours(answers: Sequence[str], language: str) -> dict[str, Read]:
    grouping = Grouping([language])
    for answer in answers:
        grouping.add(answer)
    return {a: Read(frozenset(grouping.words_of(a)), bool(grouping.held_of(a))) for a in answers}


def fold_case(answers: Sequence[str], _language: str) -> dict[str, Read]:
    return {answer: Read(frozenset({answer.strip().casefold()})) for answer in answers}


def accents_off(answers: Sequence[str], _language: str) -> dict[str, Read]:
    return {answer: Read(frozenset({without_marks(answer.strip().casefold())})) for answer in answers}


def lemmas(answers: Sequence[str], language: str) -> dict[str, Read]:
    lexicon = Lexicon([language])
    return {a: Read(frozenset({" ".join(lexicon.base(word) or word for word in _plain_words(a))})) for a in answers}


def lemmas_and_drops(answers: Sequence[str], language: str) -> dict[str, Read]:
    lexicon = Lexicon([language])
    lists = lists_of(lexicon.languages)
    drops = lists.function | lists.light | lists.praise
    read = {}
    for answer in answers:
        bases = [lexicon.base(word) or word for word in _plain_words(answer) if word not in drops]
        kept = [base for base in bases if base not in drops] or bases or _plain_words(answer)
        read[answer] = Read(frozenset({" ".join(kept)}))
    return read


def _plain_words(answer: str) -> list[str]:
    return [word for raw in answer.casefold().split() if (word := raw.strip(" .,!?#\"“”'…"))]


METHODS: dict[str, Method] = {
    "fold case": fold_case,
    "accents off": accents_off,
    "lemmas": lemmas,
    "+ drops": lemmas_and_drops,
    "ours": ours,
}


def print_table(name: str, rows: Sequence[Row]) -> None:
    print(f"\n{name}: {len(rows)} answers")
    print("method       language  answers  precision  recall     held  held falsely   hidden  hidden falsely")
    for method, read in METHODS.items():
        for language, spoken in by_language(rows).items():
            total = score(spoken, read)
            held = f"{total.profane - len(total.not_held)}/{total.profane}"
            hidden = f"{total.nothing - len(total.not_hidden)}/{total.nothing}"
            print(
                f"{method:12} {language:>8} {len(spoken):>8} {total.precision:>10.3f} {total.recall:>7.3f} {held:>8}"
                f" {len(total.held_falsely):>13} {hidden:>8} {len(total.hidden_falsely):>15}"
            )


def print_misses(rows: Sequence[Row], most: int) -> None:
    for language, spoken in by_language(rows).items():
        total = score(spoken, ours)
        print(
            f"\n{language}, merged falsely:", *(f"  {one} = {other}" for one, other in total.merged_falsely), sep="\n"
        )
        for name in ("not_held", "held_falsely", "not_hidden", "hidden_falsely"):
            print(f"{language}, {name.replace('_', ' ')}: {', '.join(getattr(total, name)) or '-'}")
        group_of = {row.answer: row.group for row in spoken}
        pairs = Counter(answer for pair in total.missed for answer in pair)
        print(f"{language}, missed, most pairs first:")
        for answer, times in pairs.most_common(most):
            print(f"  {answer} ({group_of[answer]}): {times}")


def print_speed(rows: Sequence[Row]) -> None:
    """Times on a hall's answers in Swedish: dictionaries read beforehand, no entry read before."""
    swedish = [row.answer for row in rows if row.language == "sv"]
    stream = (swedish * (STREAM // len(swedish) + 1))[:STREAM]
    preload(["sv"])
    reading.reader.cache_clear()
    start = time.perf_counter()
    grouping = Grouping(["sv"])
    for answer in stream:
        grouping.add(answer)
    words = grouping.words()
    batch_ms = 1000 * (time.perf_counter() - start)
    print(f"\nall at once: {STREAM} answers, {len(set(stream))} distinct, {len(words)} words: {batch_ms:.0f} ms")
    print("one more, then words():", _describe(_times_ms(grouping, stream)))
    reading.reader.cache_clear()
    print("from empty, words() after each:", _describe(_times_ms(Grouping(["sv"]), stream)))
    start = time.perf_counter()
    grouping.suggestions()
    print(f"suggestions(): {1000 * (time.perf_counter() - start):.1f} ms")


def _times_ms(grouping: Grouping, stream: Sequence[str]) -> list[float]:
    times = []
    for answer in stream:
        start = time.perf_counter()
        grouping.add(answer)
        grouping.words()
        times.append(1000 * (time.perf_counter() - start))
    return times


def _describe(times_ms: Sequence[float]) -> str:
    p95 = statistics.quantiles(times_ms, n=20)[-1]
    return f"mean {statistics.mean(times_ms):.2f} ms, p95 {p95:.2f} ms, most {max(times_ms):.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="also print what went wrong, N misses each")
    parser.add_argument("--speed", action="store_true", help="also print times")
    chosen = parser.parse_args()
    files = chosen.files or sorted(DATA.glob("*.tsv"))
    for file in files:
        print_table(file.name, read_rows(file))
        if chosen.misses:
            print_misses(read_rows(file), chosen.misses)
    if chosen.speed:
        print_speed(read_rows(*files))


if __name__ == "__main__":
    main()

"""Streams of answers a hall might give, the same at every run: for the tests of the cloud and for its benchmark."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

Stream = dict[str, Any]


def _words(text: str) -> list[str]:
    return text.split()


COMMON = _words("""
tillit stolthet glädje respekt ansvar frihet trygghet kollegor utveckling samarbete mod lagom omtanke dialog lyhördhet
humor mening nyfikenhet struktur balans tålamod engagemang delaktighet förtroende kunskap gemenskap öppenhet ärlighet
arbeidsglede yrkesstolthet tillitt åpenhet mestring trivsel samhold læring faglighet nærhet trygg stolt medvind fika
hjälpsamhet kvalitet service lön semester rättvisa jämlikhet mångfald lugn energi skratt värme vänlighet tacksamhet
tydlighet feedback beröm arbetsro flexibilitet återhämtning initiativ idéer kreativitet noggrannhet erfarenhet vilja
lærelyst raushet stabilitet vekst framtid nytta medborgare barnen brukarna eleverna patienterna naturen ro rutiner mål
""")
FIRSTS = _words(
    "arbets yrkes lag kund vardags medarbetar lednings elev team hälso samtals kontors sommar kunskaps natt"
)
SECONDS = _words("glädje anda stolthet miljö möten kraft värde lust vila stöd språk nytta känsla väg tid ro plan bild")
LONG = ["medarbetarskapsutveckling", "kompetensutvecklingsplan", "arbeidsmiljøundersøkelse", "verksamhetsförbättringar"]
STRAYS = [
    "信頼と尊敬",
    "仕事の喜び",
    "ثقة",
    "احترام متبادل",
    "גאווה",
    "👍",
    "❤️",
    "👩🏽‍🔬",
    "विश्वास",
    "신뢰",
    "Čáhci",
    "довіра",
]


def vocabulary() -> list[str]:
    """Some 350 words, everyday ones first."""
    compounds = [first + second for second in SECONDS for first in FIRSTS]
    random.Random(7).shuffle(compounds)
    return list(dict.fromkeys(COMMON + compounds))


def draw(seed: int, answers: int, words: list[str] | None = None, skew: float = 1.0, offset: float = 3.0) -> list[str]:
    """Answers with a Zipf-like skew; which word is common is the seed's choice, short ones a little likelier."""
    chance = random.Random(seed)
    words = list(words or vocabulary())
    words.sort(key=lambda word: chance.random() * (6 + len(word)))
    weights = [1 / (rank + offset) ** skew for rank in range(len(words))]
    return chance.choices(words, weights, k=answers)


def even(answers: list[str], updates: int = 60) -> list[list[str]]:
    return [
        answers[index * len(answers) // updates : (index + 1) * len(answers) // updates] for index in range(updates)
    ]


def hall(seed: int = 1) -> Stream:
    """1,200 answers in 60 updates, some 290 words."""
    return {"updates": even(draw(seed, 1200))}


def hall_again() -> Stream:
    return hall(2)


def late_overtaker() -> Stream:
    """A word nobody had said comes at update 40 and is the largest at the end."""
    updates = even(draw(3, 1000))
    for update in updates[40:]:
        update.extend(["framtidstro"] * 8)
    return {"updates": updates}


def removals() -> Stream:
    """The moderator takes away large and small words along the way."""
    stream = hall(4)
    remove = {}
    gone: set[str] = set()
    counts: Counter[str] = Counter()
    for index, update in enumerate(stream["updates"]):
        counts.update(update)
        if index in {9, 20, 27, 28, 45}:
            left = [word for word, _ in counts.most_common() if word not in gone]
            words = [left[0], left[3], left[min(40, len(left) - 1)]]
            gone.update(words)
            remove[str(index)] = words
    return {"updates": stream["updates"], "remove": remove}


def long_words() -> Stream:
    """Words of 24 letters and more, some of them common."""
    answers = draw(5, 1000)
    chance = random.Random(5)
    answers += chance.choices(LONG, [6, 4, 2, 1], k=120)
    chance.shuffle(answers)
    return {"updates": even(answers)}


def strays() -> Stream:
    """Other scripts and emoji among the rest."""
    answers = draw(6, 1100)
    chance = random.Random(6)
    answers += chance.choices(STRAYS, k=100)
    chance.shuffle(answers)
    return {"updates": even(answers)}


def burst() -> Stream:
    """A trickle, then 400 answers at once, then another 400."""
    answers = draw(8, 1200)
    updates = [answers[index * 10 : index * 10 + 10] for index in range(20)]
    updates += [answers[200:600]]
    updates += [answers[600 + index * 10 : 610 + index * 10] for index in range(20)]
    updates += [answers[800:1200]]
    return {"updates": updates}


def slow_start() -> Stream:
    """One or two answers at a time at first."""
    answers = draw(9, 900)
    updates = [answers[index : index + 1] for index in range(12)]
    updates += [answers[12 + 2 * index : 14 + 2 * index] for index in range(10)]
    return {"updates": updates + even(answers[32:], 38)}


def flat() -> Stream:
    """Hardly anybody says what another said."""
    return {"updates": even(draw(10, 800, skew=0.45, offset=10))}


def steep() -> Stream:
    """One word has a third of the answers, and a quarter of the rest are alone."""
    return {"updates": even(draw(11, 1200, skew=1.6, offset=1.0))}


def large_hall() -> Stream:
    """4,000 answers in 100 updates."""
    return {"updates": even(draw(12, 4000), 100)}


STREAMS: dict[str, Callable[[], Stream]] = {
    make.__name__: make
    for make in (
        hall,
        hall_again,
        late_overtaker,
        removals,
        long_words,
        strays,
        burst,
        slow_start,
        flat,
        steep,
        large_hall,
    )
}


def counts_after(stream: Stream) -> Iterator[Counter[str]]:
    """What stands after each update."""
    counts: Counter[str] = Counter()
    gone: set[str] = set()
    for index, answers in enumerate(stream["updates"]):
        counts.update(answers)
        gone.update(stream.get("remove", {}).get(str(index), []))
        yield Counter({word: count for word, count in counts.items() if word not in gone})

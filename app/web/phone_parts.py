"""What the phone's page is made of: the scripts every session needs, and what each kind of question adds.

A phone is sent the parts and the texts of the kinds that its session asks, with the page, and no others: a hall shares
one network. A kind that is added while a phone is there is fetched when it comes.
"""

from collections.abc import Iterable
from functools import cache

from app.hub.live import LiveSession
from app.locales import catalogue
from app.web.assets import FOLDERS

EVERYWHERE = (
    "shared/i18n.js",
    "shared/make.js",
    "shared/room-socket.js",
    "shared/room-view.js",
    "phone/answer-queue.js",
    "phone/kinds/index.js",
    "phone/phone-storage.js",
    "phone/question-card.js",
    "phone/room-link.js",
    "phone/screens.js",
    "phone/main.js",
)
# What somebody needs who prepares alone, besides the kinds.
REFLECT = (
    "shared/i18n.js",
    "shared/make.js",
    "phone/keep-box.js",
    "phone/kinds/index.js",
    "phone/phone-storage.js",
    "phone/recovery.js",
    "phone/reflect-pages.js",
    "phone/reflect.css",
    "phone/reflect.js",
)
# Held to what the files import by a test.
OF_KIND = {
    "choice": ("phone/kinds/bars.js", "phone/kinds/choice.js"),
    "grid": ("phone/kinds/bars.js", "phone/kinds/grid.js", "phone/kinds/place-surface.js", "phone/kinds/places.css"),
    "hall_questions": (
        "phone/kinds/hall-questions.css",
        "phone/kinds/hall-questions.js",
        "shared/characters.js",
    ),
    "number": ("phone/kinds/number.js", "phone/kinds/numbers.css"),
    "open_text": ("phone/kinds/open-text.js", "shared/characters.js"),
    "pin": ("phone/kinds/pin.js", "phone/kinds/place-surface.js", "phone/kinds/places.css", "shared/picture.js"),
    "points": ("phone/kinds/bars.js", "phone/kinds/options.css", "phone/kinds/points.js"),
    "quiz": (
        "phone/kinds/bars.js",
        "phone/kinds/quiz.css",
        "phone/kinds/quiz.js",
        "shared/characters.js",
        "shared/quiz-mark.js",
    ),
    "ranking": ("phone/kinds/bars.js", "phone/kinds/options.css", "phone/kinds/ranking.js", "shared/reorder.js"),
    "scale": ("phone/kinds/bars.js", "phone/kinds/numbers.css", "phone/kinds/scale.js"),
    "slide": ("phone/kinds/slide.css", "phone/kinds/slide.js", "shared/markdown-blocks.js"),
    "word_cloud": ("phone/kinds/word-cloud.js", "shared/characters.js"),
}

# What some sessions need whatever they ask; each by the name of its script.
EXTRAS = {
    "reactions": ("phone/reactions.css", "phone/reactions.js"),
    "survey": (
        "phone/survey-pages.js",
        "phone/survey-stops.js",
        "phone/survey.css",
        "phone/survey.js",
        "shared/asks-nothing.js",
    ),
}


def extras_of(live: LiveSession) -> tuple[str, ...]:
    """What a session needs besides its kinds."""
    takes_reactions = any(question.settings.reactions for question in live.questions)
    return ("survey",) if live.state.pace == "own" else ("reactions",) if takes_reactions else ()


def parts_of(kinds: Iterable[str], extras: Iterable[str] = (), base: Iterable[str] = EVERYWHERE) -> list[str]:
    """Files below `static`, each once."""
    of_kinds = (part for kind in kinds for part in OF_KIND[kind])
    return list(dict.fromkeys([*base, *of_kinds, *(part for extra in extras for part in EXTRAS[extra])]))


@cache
def texts_of(
    language: str, kinds: tuple[str, ...], extras: tuple[str, ...] = (), base: tuple[str, ...] = EVERYWHERE
) -> str:
    """The texts that those scripts say, as JSON for a script element."""
    parts = parts_of(kinds, extras, base)
    sources = "".join((FOLDERS["static"] / part).read_text() for part in parts if part.endswith(".js"))
    return catalogue("phone", language).as_json(lambda text: f'"{text}"' in sources)

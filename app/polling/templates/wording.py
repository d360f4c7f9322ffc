"""What templates are written with: texts in three languages, and one helper a kind that puts them together."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

LANGUAGES = ("sv", "nb", "en")

Worded = Mapping[str, str]
"""One text by language."""


class TemplateQuestion(msgspec.Struct, frozen=True):
    """A question as it is asked in one language; `settings` as a form would send them."""

    kind: str
    prompt: str
    settings: dict[str, Any] = {}


Asked = Callable[[str], TemplateQuestion]
"""A question of a template: gives it in a language."""


class Ready(msgspec.Struct, frozen=True):
    """A template in all its languages. `name` is what the REST API and the command line call it."""

    name: str
    title: Worded
    questions: Sequence[Asked] = ()


def in_language(texts: Worded, language: str) -> str:
    """The text in the language, else in the nearest that there is."""
    return texts.get(language) or texts["nb" if language in {"no", "nn", "da"} else "en"]


def everywhere(text: str) -> Worded:
    """What is called the same in every language."""
    return dict.fromkeys(LANGUAGES, text)


def word_cloud(prompt: Worded, notes: Worded | None = None, **settings: Any) -> Asked:
    return _asked("word_cloud", prompt, notes, lambda language: settings)


def free_text(prompt: Worded, notes: Worded | None = None, **settings: Any) -> Asked:
    return _asked("open_text", prompt, notes, lambda language: settings)


def hall_questions(prompt: Worded, notes: Worded | None = None, **settings: Any) -> Asked:
    return _asked("hall_questions", prompt, notes, lambda language: settings)


def choice(prompt: Worded, options: Sequence[Worded], most: int = 1, notes: Worded | None = None) -> Asked:
    return _asked("choice", prompt, notes, lambda language: {"options": _labelled(options, language), "max": most})


def ranking(prompt: Worded, options: Sequence[Worded], top: int | None = None, notes: Worded | None = None) -> Asked:
    return _asked("ranking", prompt, notes, lambda language: {"options": _labelled(options, language), "top": top})


def points(prompt: Worded, options: Sequence[Worded], notes: Worded | None = None) -> Asked:
    return _asked("points", prompt, notes, lambda language: {"options": _labelled(options, language)})


def scale(prompt: Worded, statements: Sequence[Worded], ends: tuple[Worded, Worded] | None = None) -> Asked:
    """`ends`: what the lowest and the highest rating mean; without any, how far one agrees."""
    low, high = ends or (_DISAGREE, _AGREE)

    def settings(language: str) -> dict[str, Any]:
        low_label, high_label = in_language(low, language), in_language(high, language)
        return {"statements": _labelled(statements, language), "low_label": low_label, "high_label": high_label}

    return _asked("scale", prompt, None, settings)


def grid(
    prompt: Worded,
    items: Sequence[Worded],
    across: tuple[Worded, Worded],
    upwards: tuple[Worded, Worded],
    notes: Worded | None = None,
) -> Asked:
    """`across`: what the left and the right end mean; `upwards`: the lower and the upper one."""
    ends = dict(zip(("x_low", "x_high", "y_low", "y_high"), across + upwards, strict=True))

    def settings(language: str) -> dict[str, Any]:
        said = {name: in_language(end, language) for name, end in ends.items()}
        return {"items": _labelled(items, language), **said}

    return _asked("grid", prompt, notes, settings)


def slide(heading: Worded, text: Worded, notes: Worded | None = None) -> Asked:
    """`text` is Markdown."""
    return _asked("slide", heading, notes, lambda language: {"text": in_language(text, language)})


def quiz(prompt: Worded, right: Sequence[Worded], wrong: Sequence[Worded], order: str) -> Asked:
    """`order` has a sign an option as they are to stand: "+" for the next right one, "-" for the next wrong one."""
    left = {"+": iter(right), "-": iter(wrong)}
    options = [next(left[sign]) for sign in order]
    ids = [f"o{n}" for n, sign in enumerate(order, start=1) if sign == "+"]
    fixed = {"right": ids, "time_limit_s": 20}
    return _asked("quiz", prompt, None, lambda language: {"options": _labelled(options, language), **fixed})


_DISAGREE: Worded = {"sv": "Stämmer inte alls", "nb": "Stemmer ikke i det hele tatt", "en": "Not true at all"}
_AGREE: Worded = {"sv": "Stämmer helt", "nb": "Stemmer helt", "en": "Entirely true"}


def _asked(kind: str, prompt: Worded, notes: Worded | None, settings: Callable[[str], dict[str, Any]]) -> Asked:
    def worded(language: str) -> TemplateQuestion:
        noted = {} if notes is None else {"notes": in_language(notes, language)}
        return TemplateQuestion(kind, in_language(prompt, language), {**settings(language), **noted})

    return worded


def _labelled(labels: Sequence[Worded], language: str) -> list[dict[str, str]]:
    return [{"id": f"o{n}", "label": in_language(label, language)} for n, label in enumerate(labels, start=1)]

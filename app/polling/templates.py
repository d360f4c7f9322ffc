"""Ready programmes to start from, worded by hand in each language, so that what an organizer sees first is of use."""

from typing import Any

import msgspec

LANGUAGES = ("sv", "nb", "en")


class TemplateQuestion(msgspec.Struct, frozen=True):
    kind: str
    prompt: str
    settings: dict[str, Any] = {}


class Template(msgspec.Struct, frozen=True):
    title: str
    questions: list[TemplateQuestion]


def template(name: str, language: str) -> Template:
    """The template of this name, in the nearest language that it is worded in. Raises KeyError."""
    titles, questions = _TEMPLATES[name]
    return Template(_worded(titles, language), [question(language) for question in questions])


def template_names() -> list[str]:
    return list(_TEMPLATES)


Worded = dict[str, str]


def _worded(texts: Worded, language: str) -> str:
    return texts.get(language) or texts["nb" if language in {"no", "nn", "da"} else "en"]


def _word_cloud(prompt: Worded, **settings: Any) -> Any:
    return lambda language: TemplateQuestion("word_cloud", _worded(prompt, language), settings)


def _open_text(prompt: Worded, **settings: Any) -> Any:
    return lambda language: TemplateQuestion("open_text", _worded(prompt, language), settings)


def _choice(prompt: Worded, options: list[Worded], most: int = 1) -> Any:
    def worded(language: str) -> TemplateQuestion:
        labelled = [{"id": f"o{n}", "label": _worded(label, language)} for n, label in enumerate(options, start=1)]
        return TemplateQuestion("choice", _worded(prompt, language), {"options": labelled, "max": most})

    return worded


def _quiz(prompt: Worded, right: list[Worded], wrong: list[Worded], order: str) -> Any:
    """`order` has a sign an option as they are to stand: "+" for the next right one, "-" for the next wrong one."""
    left = {"+": iter(right), "-": iter(wrong)}
    options = [next(left[sign]) for sign in order]

    def worded(language: str) -> TemplateQuestion:
        labelled = [{"id": f"o{n}", "label": _worded(label, language)} for n, label in enumerate(options, start=1)]
        ids = [f"o{n}" for n, sign in enumerate(order, start=1) if sign == "+"]
        settings = {"options": labelled, "right": ids, "time_limit_s": 20}
        return TemplateQuestion("quiz", _worded(prompt, language), settings)

    return worded


def _everywhere(text: str) -> Worded:
    """What is called the same in every language."""
    return dict.fromkeys(LANGUAGES, text)


_SWEDEN: Worded = {"sv": "Sverige", "nb": "Sverige", "en": "Sweden"}
_NORWAY: Worded = {"sv": "Norge", "nb": "Norge", "en": "Norway"}
_DENMARK: Worded = {"sv": "Danmark", "nb": "Danmark", "en": "Denmark"}
_FINLAND: Worded = {"sv": "Finland", "nb": "Finland", "en": "Finland"}
_COPENHAGEN: Worded = {"sv": "Köpenhamn", "nb": "København", "en": "Copenhagen"}
_GOTHENBURG: Worded = {"sv": "Göteborg", "nb": "Göteborg", "en": "Gothenburg"}
_HELSINKI: Worded = {"sv": "Helsingfors", "nb": "Helsingfors", "en": "Helsinki"}

_TEMPLATES: dict[str, tuple[Worded, list[Any]]] = {
    "pride": (
        {"sv": "Yrkesstolthet", "nb": "Yrkesstolthet", "en": "Professional pride"},
        [
            _choice(
                {
                    "sv": "Hur länge har du arbetat i ditt yrke?",
                    "nb": "Hvor lenge har du arbeidet i yrket ditt?",
                    "en": "How long have you worked in your profession?",
                },
                [
                    {"sv": "Mindre än 2 år", "nb": "Mindre enn 2 år", "en": "Less than 2 years"},
                    {"sv": "2–10 år", "nb": "2–10 år", "en": "2–10 years"},
                    {"sv": "11–20 år", "nb": "11–20 år", "en": "11–20 years"},
                    {"sv": "Mer än 20 år", "nb": "Mer enn 20 år", "en": "More than 20 years"},
                ],
            ),
            _word_cloud(
                {
                    "sv": "Vad är den viktigaste grunden för din yrkesstolthet och arbetsglädje?",
                    "nb": "Hva er det viktigste grunnlaget for din yrkesstolthet og arbeidsglede?",
                    "en": "What is the most important basis for your professional pride and joy in work?",
                }
            ),
            _choice(
                {
                    "sv": "Vad gör dig mest stolt en vanlig dag?",
                    "nb": "Hva gjør deg mest stolt en vanlig dag?",
                    "en": "What makes you proudest on an ordinary day?",
                },
                [
                    {"sv": "Det jag åstadkommer", "nb": "Det jeg får til", "en": "What I accomplish"},
                    {"sv": "De jag finns till för", "nb": "De jeg er der for", "en": "The people I am there for"},
                    {"sv": "Dem jag arbetar med", "nb": "De jeg arbeider med", "en": "The people I work with"},
                    {"sv": "Det jag kan", "nb": "Det jeg kan", "en": "What I know"},
                ],
                most=2,
            ),
            _open_text(
                {
                    "sv": "Berätta om ett ögonblick då du kände dig stolt över ditt arbete.",
                    "nb": "Fortell om et øyeblikk da du kjente deg stolt over arbeidet ditt.",
                    "en": "Tell us about a moment when you felt proud of your work.",
                }
            ),
        ],
    ),
    "employeeship": (
        {"sv": "Medarbetarskap", "nb": "Medarbeiderskap", "en": "Employeeship"},
        [
            _word_cloud(
                {
                    "sv": "Vad betyder ett gott medarbetarskap för dig?",
                    "nb": "Hva betyr et godt medarbeiderskap for deg?",
                    "en": "What does good employeeship mean to you?",
                }
            ),
            _choice(
                {
                    "sv": "Vad behöver vi mest av hos oss?",
                    "nb": "Hva trenger vi mest av hos oss?",
                    "en": "What do we need most of where we work?",
                },
                [
                    {"sv": "Tillit", "nb": "Tillit", "en": "Trust"},
                    {"sv": "Eget ansvar", "nb": "Eget ansvar", "en": "Individual responsibility"},
                    {"sv": "Dialog", "nb": "Dialog", "en": "Dialogue"},
                    {"sv": "Återkoppling", "nb": "Tilbakemeldinger", "en": "Feedback"},
                    {"sv": "Tydliga mål", "nb": "Tydelige mål", "en": "Clear goals"},
                ],
                most=2,
            ),
            _word_cloud(
                {
                    "sv": "Vad bygger tillit mellan ledare och medarbetare?",
                    "nb": "Hva bygger tillit mellom leder og medarbeider?",
                    "en": "What builds trust between leader and employee?",
                }
            ),
            _open_text(
                {
                    "sv": "Vad lovar du att själv bidra med?",
                    "nb": "Hva lover du å bidra med selv?",
                    "en": "What do you promise to contribute yourself?",
                }
            ),
        ],
    ),
    "quick": (
        {"sv": "Snabb omröstning", "nb": "Rask avstemning", "en": "Quick poll"},
        [
            _word_cloud(
                {
                    "sv": "Vilket ord beskriver dagen?",
                    "nb": "Hvilket ord beskriver dagen?",
                    "en": "Which word describes the day?",
                }
            ),
            _choice(
                {
                    "sv": "Hur var tempot?",
                    "nb": "Hvordan var tempoet?",
                    "en": "How was the pace?",
                },
                [
                    {"sv": "För långsamt", "nb": "For langsomt", "en": "Too slow"},
                    {"sv": "Lagom", "nb": "Passe", "en": "Just right"},
                    {"sv": "För snabbt", "nb": "For raskt", "en": "Too fast"},
                ],
            ),
            _open_text(
                {
                    "sv": "Vad tar du med dig härifrån?",
                    "nb": "Hva tar du med deg herfra?",
                    "en": "What will you take with you?",
                }
            ),
        ],
    ),
    "quiz": (
        {"sv": "Frågesport", "nb": "Quiz", "en": "Quiz"},
        [
            _quiz(
                {
                    "sv": "Vilket nordiskt land har flest invånare?",
                    "nb": "Hvilket nordisk land har flest innbyggere?",
                    "en": "Which Nordic country has the most inhabitants?",
                },
                [_SWEDEN],
                [_DENMARK, _FINLAND, _NORWAY],
                "--+-",
            ),
            _quiz(
                {
                    "sv": "En arbetsdag är sju och en halv timme. Hur många minuter är det?",
                    "nb": "En arbeidsdag er sju og en halv time. Hvor mange minutter er det?",
                    "en": "A working day is seven and a half hours. How many minutes is that?",
                },
                [_everywhere("450")],
                [_everywhere("435"), _everywhere("465"), _everywhere("475")],
                "-+--",
            ),
            _quiz(
                {
                    "sv": "Vilket är Norges högsta berg?",
                    "nb": "Hva heter Norges høyeste fjell?",
                    "en": "Which is the highest mountain of Norway?",
                },
                [_everywhere("Galdhøpiggen")],
                [_everywhere("Kebnekaise"), _everywhere("Snøhetta"), _everywhere("Glittertind")],
                "---+",
            ),
            _quiz(
                {
                    "sv": "Vilka två av de här städerna är huvudstäder?",
                    "nb": "Hvilke to av disse byene er hovedsteder?",
                    "en": "Which two of these cities are capitals?",
                },
                [_everywhere("Oslo"), _COPENHAGEN],
                [_everywhere("Bergen"), _GOTHENBURG],
                "+--+",
            ),
            _quiz(
                {
                    "sv": "I vilken stad delas Nobels fredspris ut?",
                    "nb": "I hvilken by deles Nobels fredspris ut?",
                    "en": "In which city is the Nobel Peace Prize awarded?",
                },
                [_everywhere("Oslo")],
                [_everywhere("Stockholm"), _COPENHAGEN, _HELSINKI],
                "-+--",
            ),
        ],
    ),
    "empty": ({"sv": "Nytt program", "nb": "Nytt program", "en": "New programme"}, []),
}

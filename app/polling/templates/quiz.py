"""Five questions with right answers, to wake a hall."""

from app.polling.templates.wording import Ready, Worded, everywhere, quiz

_SWEDEN: Worded = {"sv": "Sverige", "nb": "Sverige", "en": "Sweden"}
_NORWAY: Worded = {"sv": "Norge", "nb": "Norge", "en": "Norway"}
_DENMARK: Worded = {"sv": "Danmark", "nb": "Danmark", "en": "Denmark"}
_FINLAND: Worded = {"sv": "Finland", "nb": "Finland", "en": "Finland"}
_COPENHAGEN: Worded = {"sv": "Köpenhamn", "nb": "København", "en": "Copenhagen"}
_GOTHENBURG: Worded = {"sv": "Göteborg", "nb": "Göteborg", "en": "Gothenburg"}
_HELSINKI: Worded = {"sv": "Helsingfors", "nb": "Helsingfors", "en": "Helsinki"}

QUIZ = Ready(
    "quiz",
    {"sv": "Frågesport", "nb": "Quiz", "en": "Quiz"},
    [
        quiz(
            {
                "sv": "Vilket nordiskt land har flest invånare?",
                "nb": "Hvilket nordisk land har flest innbyggere?",
                "en": "Which Nordic country has the most inhabitants?",
            },
            [_SWEDEN],
            [_DENMARK, _FINLAND, _NORWAY],
            "--+-",
        ),
        quiz(
            {
                "sv": "En arbetsdag är sju och en halv timme. Hur många minuter är det?",
                "nb": "En arbeidsdag er sju og en halv time. Hvor mange minutter er det?",
                "en": "A working day is seven and a half hours. How many minutes is that?",
            },
            [everywhere("450")],
            [everywhere("435"), everywhere("465"), everywhere("475")],
            "-+--",
        ),
        quiz(
            {
                "sv": "Vilket är Norges högsta berg?",
                "nb": "Hva heter Norges høyeste fjell?",
                "en": "Which is the highest mountain of Norway?",
            },
            [everywhere("Galdhøpiggen")],
            [everywhere("Kebnekaise"), everywhere("Snøhetta"), everywhere("Glittertind")],
            "---+",
        ),
        quiz(
            {
                "sv": "Vilka två av de här städerna är huvudstäder?",
                "nb": "Hvilke to av disse byene er hovedsteder?",
                "en": "Which two of these cities are capitals?",
            },
            [everywhere("Oslo"), _COPENHAGEN],
            [everywhere("Bergen"), _GOTHENBURG],
            "+--+",
        ),
        quiz(
            {
                "sv": "I vilken stad delas Nobels fredspris ut?",
                "nb": "I hvilken by deles Nobels fredspris ut?",
                "en": "In which city is the Nobel Peace Prize awarded?",
            },
            [everywhere("Oslo")],
            [everywhere("Stockholm"), _COPENHAGEN, _HELSINKI],
            "-+--",
        ),
    ],
)

"""Looking back on a project or a half-year: what went well, what did not, and where it is worth the effort to begin."""

from app.polling.templates.wording import Ready, Worded, free_text, grid, ranking, scale, word_cloud

_PLANNING: Worded = {"sv": "Hur vi planerar", "nb": "Hvordan vi planlegger", "en": "How we plan"}
_MEETINGS: Worded = {"sv": "Våra möten", "nb": "Møtene våre", "en": "Our meetings"}
_ROLES: Worded = {"sv": "Vem som gör vad", "nb": "Hvem som gjør hva", "en": "Who does what"}
_TOOLS: Worded = {"sv": "Våra verktyg", "nb": "Verktøyene våre", "en": "Our tools"}
_PACE: Worded = {"sv": "Tempot", "nb": "Tempoet", "en": "The pace"}
_MATTERS = [_PLANNING, _MEETINGS, _ROLES, _TOOLS, _PACE]

RETROSPECTIVE = Ready(
    "retrospective",
    {"sv": "Återblick", "nb": "Tilbakeblikk", "en": "Looking back"},
    [
        word_cloud(
            {
                "sv": "Vilka ord beskriver tiden som har gått?",
                "nb": "Hvilke ord beskriver tiden som har gått?",
                "en": "Which words describe the time behind us?",
            }
        ),
        scale(
            {"sv": "Hur har det gått?", "nb": "Hvordan har det gått?", "en": "How has it gone?"},
            [
                {"sv": "Vi nådde det vi ville", "nb": "Vi nådde det vi ville", "en": "We reached what we wanted"},
                {
                    "sv": "Vi arbetade bra tillsammans",
                    "nb": "Vi arbeidet godt sammen",
                    "en": "We worked well together",
                },
                {
                    "sv": "Jag visste vad som gällde",
                    "nb": "Jeg visste hva som gjaldt",
                    "en": "I knew where we stood",
                },
                {"sv": "Jag lärde mig något", "nb": "Jeg lærte noe", "en": "I learned something"},
            ],
        ),
        free_text(
            {
                "sv": "Vad gick bra, så att vi ska fortsätta med det?",
                "nb": "Hva gikk bra, så vi bør fortsette med det?",
                "en": "What went well, so that we should go on with it?",
            }
        ),
        free_text(
            {
                "sv": "Vad ska vi sluta med?",
                "nb": "Hva bør vi slutte med?",
                "en": "What should we stop doing?",
            },
            notes={
                "sv": "Det handlar om hur vi arbetar, inte om vem. Det som pekar ut någon visar du inte.",
                "nb": "Det handler om hvordan vi arbeider, ikke om hvem. Det som peker ut noen, viser du ikke.",
                "en": "This is about how we work, not about who. What singles somebody out you do not show.",
            },
            moderation="approve",
        ),
        ranking(
            {
                "sv": "Vad är viktigast att göra bättre?",
                "nb": "Hva er viktigst å gjøre bedre?",
                "en": "What is most important to improve?",
            },
            _MATTERS,
        ),
        grid(
            {
                "sv": "Var är det värt att börja?",
                "nb": "Hvor er det verdt å begynne?",
                "en": "Where is it worth beginning?",
            },
            _MATTERS,
            across=(
                {"sv": "Liten insats", "nb": "Liten innsats", "en": "Little effort"},
                {"sv": "Stor insats", "nb": "Stor innsats", "en": "Great effort"},
            ),
            upwards=(
                {"sv": "Liten nytta", "nb": "Liten nytte", "en": "Little benefit"},
                {"sv": "Stor nytta", "nb": "Stor nytte", "en": "Great benefit"},
            ),
            notes={
                "sv": "Börja uppe till vänster: stor nytta för liten insats.",
                "nb": "Begynn øverst til venstre: stor nytte for liten innsats.",
                "en": "Begin at the top left: great benefit for little effort.",
            },
        ),
        free_text(
            {
                "sv": "Vad vill du att vi börjar med redan i nästa vecka?",
                "nb": "Hva vil du at vi begynner med allerede neste uke?",
                "en": "What would you like us to begin with next week already?",
            }
        ),
    ],
)

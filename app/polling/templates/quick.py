"""For those who have a minute: three questions that fit any day. And nothing at all, to begin from."""

from app.polling.templates.wording import Ready, choice, free_text, word_cloud

QUICK = Ready(
    "quick",
    {"sv": "Snabb omröstning", "nb": "Rask avstemning", "en": "Quick poll"},
    [
        word_cloud(
            {
                "sv": "Vilket ord beskriver dagen?",
                "nb": "Hvilket ord beskriver dagen?",
                "en": "Which word describes the day?",
            }
        ),
        choice(
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
        free_text(
            {
                "sv": "Vad tar du med dig härifrån?",
                "nb": "Hva tar du med deg herfra?",
                "en": "What will you take with you?",
            }
        ),
    ],
)

EMPTY = Ready("empty", {"sv": "Nytt program", "nb": "Nytt program", "en": "New programme"})

"""What people are proud of in their work: the central question of a seminar, and what lies around it."""

from app.polling.templates.wording import Ready, choice, free_text, scale, word_cloud

PRIDE = Ready(
    "pride",
    {"sv": "Yrkesstolthet", "nb": "Yrkesstolthet", "en": "Professional pride"},
    [
        choice(
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
        word_cloud(
            {
                "sv": "Vad är den viktigaste grunden för din yrkesstolthet och arbetsglädje?",
                "nb": "Hva er det viktigste grunnlaget for din yrkesstolthet og arbeidsglede?",
                "en": "What is the most important basis for your professional pride and joy in work?",
            }
        ),
        choice(
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
        scale(
            {"sv": "Hur är det för dig?", "nb": "Hvordan er det for deg?", "en": "How is it for you?"},
            [
                {
                    "sv": "Mitt arbete betyder något för andra",
                    "nb": "Arbeidet mitt betyr noe for andre",
                    "en": "My work means something to others",
                },
                {
                    "sv": "Jag får använda det jag kan",
                    "nb": "Jeg får bruke det jeg kan",
                    "en": "I can use what I know",
                },
                {
                    "sv": "Jag berättar gärna vad jag arbetar med",
                    "nb": "Jeg forteller gjerne hva jeg arbeider med",
                    "en": "I like to tell people what I do for a living",
                },
            ],
        ),
        free_text(
            {
                "sv": "Berätta om ett ögonblick då du kände dig stolt över ditt arbete.",
                "nb": "Fortell om et øyeblikk da du kjente deg stolt over arbeidet ditt.",
                "en": "Tell us about a moment when you felt proud of your work.",
            }
        ),
    ],
)

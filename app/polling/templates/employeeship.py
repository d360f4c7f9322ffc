"""What everybody brings to a place of work: trust, responsibility, dialogue."""

from app.polling.templates.wording import Ready, choice, free_text, scale, word_cloud

EMPLOYEESHIP = Ready(
    "employeeship",
    {"sv": "Medarbetarskap", "nb": "Medarbeiderskap", "en": "Employeeship"},
    [
        word_cloud(
            {
                "sv": "Vad betyder ett gott medarbetarskap för dig?",
                "nb": "Hva betyr et godt medarbeiderskap for deg?",
                "en": "What does good employeeship mean to you?",
            }
        ),
        choice(
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
        word_cloud(
            {
                "sv": "Vad bygger tillit mellan ledare och medarbetare?",
                "nb": "Hva bygger tillit mellom leder og medarbeider?",
                "en": "What builds trust between leader and employee?",
            }
        ),
        scale(
            {"sv": "Hur är det hos oss?", "nb": "Hvordan er det hos oss?", "en": "How is it where we work?"},
            [
                {
                    "sv": "Vi hjälper varandra utan att bli ombedda",
                    "nb": "Vi hjelper hverandre uten å bli bedt om det",
                    "en": "We help one another without being asked",
                },
                {
                    "sv": "Jag kan påverka hur vi arbetar",
                    "nb": "Jeg kan påvirke hvordan vi arbeider",
                    "en": "I can influence how we work",
                },
                {
                    "sv": "Jag säger vad jag tycker, också när det är obekvämt",
                    "nb": "Jeg sier hva jeg mener, også når det er ubehagelig",
                    "en": "I say what I think, also when it is awkward",
                },
            ],
        ),
        free_text(
            {
                "sv": "Vad lovar du att själv bidra med?",
                "nb": "Hva lover du å bidra med selv?",
                "en": "What do you promise to contribute yourself?",
            }
        ),
    ],
)

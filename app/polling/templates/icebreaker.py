"""An icebreaker for the first ten minutes: nothing to get wrong, and everybody has answered once before it matters."""

from app.polling.templates.wording import Ready, choice, free_text, points, scale, slide, word_cloud

ICEBREAKER = Ready(
    "icebreaker",
    {"sv": "Isbrytare", "nb": "Isbryter", "en": "Icebreaker"},
    [
        slide(
            {"sv": "Välkomna!", "nb": "Velkommen!", "en": "Welcome!"},
            {
                "sv": "Ta fram telefonen. Du behöver **ingen app** och **inget namn**.\n\n"
                "Vi börjar med några frågor som inte har något rätt svar.",
                "nb": "Ta fram telefonen. Du trenger **ingen app** og **ikke noe navn**.\n\n"
                "Vi begynner med noen spørsmål som ikke har noe riktig svar.",
                "en": "Take out your phone. You need **no app** and **no name**.\n\n"
                "We begin with a few questions that have no right answer.",
            },
            notes={
                "sv": "Vänta tills de flesta är med: antalet telefoner står på skärmen.",
                "nb": "Vent til de fleste er med: Antallet telefoner står på skjermen.",
                "en": "Wait until most have joined: the screen says how many phones there are.",
            },
        ),
        choice(
            {
                "sv": "Hur tog du dig hit i dag?",
                "nb": "Hvordan kom du deg hit i dag?",
                "en": "How did you get here today?",
            },
            [
                {"sv": "Till fots", "nb": "Til fots", "en": "On foot"},
                {"sv": "Med cykel", "nb": "Med sykkel", "en": "By bicycle"},
                {"sv": "Med buss eller tåg", "nb": "Med buss eller tog", "en": "By bus or train"},
                {"sv": "Med bil", "nb": "Med bil", "en": "By car"},
                {"sv": "På annat sätt", "nb": "På en annen måte", "en": "Some other way"},
            ],
        ),
        scale(
            {
                "sv": "Hur mycket har du av det här just nu?",
                "nb": "Hvor mye har du av dette akkurat nå?",
                "en": "How much of this do you have right now?",
            },
            [
                {"sv": "Energi", "nb": "Energi", "en": "Energy"},
                {"sv": "Nyfikenhet", "nb": "Nysgjerrighet", "en": "Curiosity"},
                {"sv": "Kaffe i kroppen", "nb": "Kaffe i kroppen", "en": "Coffee"},
            ],
            ends=(
                {"sv": "Inget alls", "nb": "Ikke noe", "en": "None"},
                {"sv": "Massor", "nb": "Massevis", "en": "Plenty"},
            ),
        ),
        word_cloud(
            {
                "sv": "Vad gör dig glad en vanlig måndag?",
                "nb": "Hva gjør deg glad en vanlig mandag?",
                "en": "What makes you happy on an ordinary Monday?",
            },
            reactions=True,
        ),
        points(
            {
                "sv": "Du får 100 minuter extra i dag. Vad gör du med dem?",
                "nb": "Du får 100 minutter ekstra i dag. Hva gjør du med dem?",
                "en": "You are given 100 extra minutes today. What do you do with them?",
            },
            [
                {"sv": "Sover", "nb": "Sover", "en": "Sleep"},
                {"sv": "Går ut", "nb": "Går ut", "en": "Go outside"},
                {"sv": "Träffar någon jag tycker om", "nb": "Møter noen jeg er glad i", "en": "See somebody I like"},
                {"sv": "Arbetar undan", "nb": "Tar igjen arbeid", "en": "Catch up on work"},
                {"sv": "Ingenting alls", "nb": "Ingenting", "en": "Nothing at all"},
            ],
        ),
        free_text(
            {
                "sv": "Vad hoppas du ta med dig härifrån i dag?",
                "nb": "Hva håper du å ta med deg herfra i dag?",
                "en": "What do you hope to take with you today?",
            },
            notes={
                "sv": "Läs upp två eller tre, och kom tillbaka till dem när dagen är slut.",
                "nb": "Les opp to eller tre, og kom tilbake til dem når dagen er slutt.",
                "en": "Read out two or three, and come back to them at the end of the day.",
            },
        ),
    ],
)

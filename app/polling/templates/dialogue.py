"""Dialogue as a tool: which conversations are easy, which are hard, and what makes them easier."""

from app.polling.templates.wording import Ready, choice, free_text, grid, ranking, scale, slide, word_cloud

DIALOGUE = Ready(
    "dialogue",
    {"sv": "Dialog som verktyg", "nb": "Dialog som verktøy", "en": "Dialogue as a tool"},
    [
        choice(
            {
                "sv": "När pratade du senast med en kollega om hur ni arbetar tillsammans?",
                "nb": "Når snakket du sist med en kollega om hvordan dere arbeider sammen?",
                "en": "When did you last talk with a colleague about how you work together?",
            },
            [
                {"sv": "I dag eller i går", "nb": "I dag eller i går", "en": "Today or yesterday"},
                {"sv": "Den senaste veckan", "nb": "Den siste uken", "en": "In the last week"},
                {"sv": "Den senaste månaden", "nb": "Den siste måneden", "en": "In the last month"},
                {"sv": "Det var längre sedan", "nb": "Det er lenger siden", "en": "Longer ago"},
            ],
        ),
        word_cloud(
            {
                "sv": "Vad kännetecknar ett gott samtal på jobbet?",
                "nb": "Hva kjennetegner en god samtale på jobben?",
                "en": "What marks a good conversation at work?",
            }
        ),
        slide(
            {"sv": "Två och två", "nb": "To og to", "en": "In pairs"},
            {
                "sv": "Vänd dig till den som sitter bredvid.\n\n1. Den ena berättar i **två minuter** om ett samtal "
                "som gjorde skillnad.\n2. Den andra lyssnar utan att avbryta.\n3. Byt.",
                "nb": "Vend deg til den som sitter ved siden av.\n\n1. Den ene forteller i **to minutter** om en "
                "samtale som gjorde en forskjell.\n2. Den andre lytter uten å avbryte.\n3. Bytt.",
                "en": "Turn to whoever sits beside you.\n\n1. One tells for **two minutes** of a conversation that "
                "made a difference.\n2. The other listens without interrupting.\n3. Change over.",
            },
            notes={
                "sv": "Ta tid: två minuter var. Säg till när det är dags att byta.",
                "nb": "Ta tiden: to minutter hver. Si fra når det er på tide å bytte.",
                "en": "Keep the time: two minutes each. Say when it is time to change over.",
            },
        ),
        grid(
            {
                "sv": "Vilka samtal är svåra, och vilka betyder mest?",
                "nb": "Hvilke samtaler er vanskelige, og hvilke betyr mest?",
                "en": "Which conversations are hard, and which matter most?",
            },
            [
                {"sv": "Ge beröm", "nb": "Gi ros", "en": "Giving praise"},
                {"sv": "Be om hjälp", "nb": "Be om hjelp", "en": "Asking for help"},
                {"sv": "Säga nej", "nb": "Si nei", "en": "Saying no"},
                {"sv": "Ta upp ett misstag", "nb": "Ta opp en feil", "en": "Bringing up a mistake"},
                {"sv": "Vara oense på ett möte", "nb": "Være uenig i et møte", "en": "Disagreeing in a meeting"},
            ],
            across=(
                {"sv": "Svårt", "nb": "Vanskelig", "en": "Hard"},
                {"sv": "Lätt", "nb": "Lett", "en": "Easy"},
            ),
            upwards=(
                {"sv": "Betyder lite", "nb": "Betyr lite", "en": "Matters little"},
                {"sv": "Betyder mycket", "nb": "Betyr mye", "en": "Matters much"},
            ),
            notes={
                "sv": "Uppe till vänster står samtalen att öva på: de är svåra och betyder mycket.",
                "nb": "Øverst til venstre står samtalene man bør øve på: De er vanskelige og betyr mye.",
                "en": "At the top left are the conversations to practise: they are hard and matter much.",
            },
        ),
        ranking(
            {
                "sv": "Vad gör det lättare att ta upp något svårt?",
                "nb": "Hva gjør det lettere å ta opp noe vanskelig?",
                "en": "What makes it easier to bring up something hard?",
            },
            [
                {"sv": "Att få förbereda sig", "nb": "Å få forberede seg", "en": "Time to prepare"},
                {"sv": "Att vara på tu man hand", "nb": "Å være på tomannshånd", "en": "Being just the two of us"},
                {
                    "sv": "Att veta att den andra lyssnar",
                    "nb": "Å vite at den andre lytter",
                    "en": "Knowing that the other listens",
                },
                {"sv": "Att göra det snart", "nb": "Å gjøre det snart", "en": "Doing it soon"},
            ],
        ),
        scale(
            {"sv": "Hur pratar vi med varandra?", "nb": "Hvordan snakker vi sammen?", "en": "How do we talk?"},
            [
                {
                    "sv": "Alla kommer till tals på våra möten",
                    "nb": "Alle slipper til på møtene våre",
                    "en": "Everybody is heard in our meetings",
                },
                {
                    "sv": "Vi pratar med varandra, inte om varandra",
                    "nb": "Vi snakker med hverandre, ikke om hverandre",
                    "en": "We talk to one another, not about one another",
                },
                {
                    "sv": "Jag kan vara oense utan att vara orolig",
                    "nb": "Jeg kan være uenig uten å være urolig",
                    "en": "I can disagree without worrying",
                },
            ],
        ),
        free_text(
            {
                "sv": "Vilket samtal vill du ta inom en vecka? Skriv inga namn.",
                "nb": "Hvilken samtale vil du ta i løpet av en uke? Ikke skriv navn.",
                "en": "Which conversation do you want to have within a week? Write no names.",
            },
            moderation="approve",
        ),
    ],
)

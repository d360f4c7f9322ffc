"""Leader and employee: what they may expect of each other, and what they promise."""

from app.polling.templates.wording import Ready, free_text, hall_questions, points, ranking, scale, slide, word_cloud

LEADERSHIP = Ready(
    "leadership",
    {"sv": "Ledare och medarbetare", "nb": "Leder og medarbeider", "en": "Leader and employee"},
    [
        slide(
            {
                "sv": "Ett åtagande från båda håll",
                "nb": "En forpliktelse fra begge sider",
                "en": "A commitment from both sides",
            },
            {
                "sv": "Gott ledarskap behöver gott medarbetarskap, och tvärtom.\n\n"
                "1. Vad behöver vi av varandra?\n2. Hur är det i dag?\n3. Vad lovar vi?",
                "nb": "God ledelse trenger godt medarbeiderskap, og omvendt.\n\n"
                "1. Hva trenger vi av hverandre?\n2. Hvordan er det i dag?\n3. Hva lover vi?",
                "en": "Good leadership needs good employeeship, and the other way round.\n\n"
                "1. What do we need from each other?\n2. How is it today?\n3. What do we promise?",
            },
            notes={
                "sv": "Säg att chefer och medarbetare svarar på samma frågor, och att ingen ser vem som svarat vad.",
                "nb": "Si at ledere og medarbeidere svarer på de samme spørsmålene, og ingen ser hvem som svarte hva.",
                "en": "Say that leaders and employees answer the same questions, and nobody sees who answered what.",
            },
        ),
        word_cloud(
            {
                "sv": "Vad är viktigast i samspelet mellan ledare och medarbetare?",
                "nb": "Hva er viktigst i samspillet mellom leder og medarbeider?",
                "en": "What matters most between leader and employee?",
            }
        ),
        points(
            {
                "sv": "Vad behöver du mest av den som leder? Fördela 100 poäng.",
                "nb": "Hva trenger du mest av den som leder? Fordel 100 poeng.",
                "en": "What do you need most from whoever leads? Share out 100 points.",
            },
            [
                {"sv": "Tydlig riktning", "nb": "Tydelig retning", "en": "A clear direction"},
                {"sv": "Förtroende", "nb": "Tillit", "en": "Confidence in me"},
                {"sv": "Återkoppling", "nb": "Tilbakemeldinger", "en": "Feedback"},
                {"sv": "Tid att prata", "nb": "Tid til å snakke sammen", "en": "Time to talk"},
                {"sv": "Stöd när det är svårt", "nb": "Støtte når det er vanskelig", "en": "Support when it is hard"},
            ],
        ),
        ranking(
            {
                "sv": "Vad är viktigast att du själv bidrar med? Välj tre.",
                "nb": "Hva er viktigst at du selv bidrar med? Velg tre.",
                "en": "What matters most that you contribute yourself? Choose three.",
            },
            [
                {"sv": "Att ta initiativ", "nb": "Å ta initiativ", "en": "Taking the initiative"},
                {"sv": "Att säga vad jag tycker", "nb": "Å si hva jeg mener", "en": "Saying what I think"},
                {"sv": "Att hjälpa kollegor", "nb": "Å hjelpe kolleger", "en": "Helping colleagues"},
                {
                    "sv": "Att stå för det vi har bestämt",
                    "nb": "Å stå for det vi har bestemt",
                    "en": "Standing by what we decided",
                },
                {"sv": "Att lära mig nytt", "nb": "Å lære nye ting", "en": "Learning new things"},
            ],
            top=3,
        ),
        scale(
            {"sv": "Hur är det i dag?", "nb": "Hvordan er det i dag?", "en": "How is it today?"},
            [
                {
                    "sv": "Vi talar öppet med varandra om det som är svårt",
                    "nb": "Vi snakker åpent med hverandre om det som er vanskelig",
                    "en": "We talk openly about what is difficult",
                },
                {
                    "sv": "Jag får höra när jag har gjort något bra",
                    "nb": "Jeg får høre det når jeg har gjort noe bra",
                    "en": "I am told when I have done something well",
                },
                {
                    "sv": "Jag säger till andra när de har gjort något bra",
                    "nb": "Jeg sier fra til andre når de har gjort noe bra",
                    "en": "I tell others when they have done something well",
                },
                {
                    "sv": "Vi vet vad vi kan förvänta oss av varandra",
                    "nb": "Vi vet hva vi kan forvente av hverandre",
                    "en": "We know what to expect of each other",
                },
            ],
        ),
        hall_questions(
            {
                "sv": "Vad vill du fråga ledningen?",
                "nb": "Hva vil du spørre ledelsen om?",
                "en": "What would you like to ask the management?",
            },
            notes={
                "sv": "Frågorna syns först när du har godkänt dem. Ta de tre som flest stöder, och säg när resten "
                "besvaras.",
                "nb": "Spørsmålene vises først når du har godkjent dem. Ta de tre som flest støtter, og si når resten "
                "blir besvart.",
                "en": "Questions are shown once you have approved them. Take the three with most support, and say when "
                "the rest will be answered.",
            },
            moderation="approve",
        ),
        free_text(
            {
                "sv": "Vad lovar du att göra annorlunda från och med nu?",
                "nb": "Hva lover du å gjøre annerledes fra nå av?",
                "en": "What do you promise to do differently from now on?",
            }
        ),
    ],
)

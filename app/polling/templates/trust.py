"""Trust and individual responsibility: what makes one dare, and what one is then answerable for."""

from app.polling.templates.wording import Ready, free_text, grid, ranking, scale, slide, word_cloud

TRUST = Ready(
    "trust",
    {"sv": "Tillit och ansvar", "nb": "Tillit og ansvar", "en": "Trust and responsibility"},
    [
        slide(
            {"sv": "Tillit och ansvar", "nb": "Tillit og ansvar", "en": "Trust and responsibility"},
            {
                "sv": "Den som får **tillit** kan ta **ansvar**. Den som tar ansvar får tillit.\n\n"
                "- Tänk på en vanlig vecka, inte på en dålig dag.\n- Du svarar utan namn.",
                "nb": "Den som får **tillit**, kan ta **ansvar**. Den som tar ansvar, får tillit.\n\n"
                "- Tenk på en vanlig uke, ikke på en dårlig dag.\n- Du svarer uten navn.",
                "en": "Those who are **trusted** can take **responsibility**. Those who take it are trusted.\n\n"
                "- Think of an ordinary week, not of a bad day.\n- You answer without a name.",
            },
            notes={
                "sv": "Berätta om en gång då någon litade på dig innan du själv gjorde det.",
                "nb": "Fortell om en gang noen stolte på deg før du gjorde det selv.",
                "en": "Tell of a time when somebody trusted you before you did so yourself.",
            },
        ),
        word_cloud(
            {
                "sv": "Vad får dig att känna tillit på jobbet?",
                "nb": "Hva får deg til å kjenne tillit på jobben?",
                "en": "What makes you feel trust at work?",
            },
            notes={
                "sv": "Låt orden växa i lugn och ro. Fråga salen: vilket ord överraskar er?",
                "nb": "La ordene vokse i ro og mak. Spør salen: Hvilket ord overrasker dere?",
                "en": "Let the words grow in peace. Ask the hall which of them surprises people.",
            },
        ),
        scale(
            {"sv": "Hur är det hos oss?", "nb": "Hvordan er det hos oss?", "en": "How is it where we work?"},
            [
                {
                    "sv": "Jag får själv avgöra hur jag gör mitt arbete",
                    "nb": "Jeg får selv avgjøre hvordan jeg gjør arbeidet mitt",
                    "en": "I decide for myself how I do my work",
                },
                {
                    "sv": "Jag vågar säga till när något har gått fel",
                    "nb": "Jeg tør si fra når noe har gått galt",
                    "en": "I dare to speak up when something has gone wrong",
                },
                {
                    "sv": "Vi håller det vi lovar varandra",
                    "nb": "Vi holder det vi lover hverandre",
                    "en": "We keep what we promise one another",
                },
                {
                    "sv": "Jag vet vad som förväntas av mig",
                    "nb": "Jeg vet hva som forventes av meg",
                    "en": "I know what is expected of me",
                },
            ],
        ),
        ranking(
            {
                "sv": "Vad bygger mest tillit? Välj de tre viktigaste.",
                "nb": "Hva bygger mest tillit? Velg de tre viktigste.",
                "en": "What builds most trust? Choose the three that matter most.",
            },
            [
                {"sv": "Att hålla det man lovar", "nb": "Å holde det man lover", "en": "Keeping one’s promises"},
                {"sv": "Att lyssna klart", "nb": "Å lytte ferdig", "en": "Hearing people out"},
                {"sv": "Att erkänna misstag", "nb": "Å innrømme feil", "en": "Admitting mistakes"},
                {"sv": "Att dela med sig av det man vet", "nb": "Å dele det man vet", "en": "Sharing what one knows"},
                {"sv": "Att behandla alla lika", "nb": "Å behandle alle likt", "en": "Treating everybody alike"},
            ],
            top=3,
        ),
        grid(
            {
                "sv": "Hur mycket ansvar har du, och hur mycket stöd?",
                "nb": "Hvor mye ansvar har du, og hvor mye støtte?",
                "en": "How much responsibility do you have, and how much support?",
            },
            [
                {"sv": "Planera min dag", "nb": "Planlegge dagen min", "en": "Planning my day"},
                {"sv": "Möta dem vi finns till för", "nb": "Møte dem vi er til for", "en": "Meeting those we serve"},
                {"sv": "Lösa det oväntade", "nb": "Løse det uventede", "en": "Solving the unexpected"},
                {"sv": "Föreslå förändringar", "nb": "Foreslå endringer", "en": "Suggesting changes"},
            ],
            across=(
                {"sv": "Lite ansvar", "nb": "Lite ansvar", "en": "Little responsibility"},
                {"sv": "Mycket ansvar", "nb": "Mye ansvar", "en": "Much responsibility"},
            ),
            upwards=(
                {"sv": "Lite stöd", "nb": "Lite støtte", "en": "Little support"},
                {"sv": "Mycket stöd", "nb": "Mye støtte", "en": "Much support"},
            ),
            notes={
                "sv": "Längst ner till höger står man ensam: mycket ansvar och lite stöd. Tala om det hörnet.",
                "nb": "Nederst til høyre står man alene: mye ansvar og lite støtte. Snakk om det hjørnet.",
                "en": "At the bottom right people stand alone: much responsibility and little support. Discuss it.",
            },
        ),
        free_text(
            {
                "sv": "Vad skulle du göra annorlunda om du fick lite mer tillit?",
                "nb": "Hva ville du gjort annerledes om du fikk litt mer tillit?",
                "en": "What would you do differently if you were trusted a little more?",
            }
        ),
    ],
)

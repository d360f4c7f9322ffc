"""Norwegian, nynorsk. Always read with bokmål beside it."""

from app.words.lists.language import Language, derivations, phrases, words

LIST = Language(
    letters="abcdefghijklmnopqrstuvwxyzæøåé",
    function=words("""
        å at eg du me vi han ho dei det den dette ein eit ei min mitt mine mi din vår vårt våre sin sitt sine meg
        deg oss seg sjølv som er var har hadde ha få får fått kan kunne vil skal må av i på for frå til med hos om
        over ved under så når der her da mykje meir mest veldig også berre alltid kvarandre andre annan anna alle
        alt kvar nokon noko mange fleire litt eigen eige eigne same både jo nok"""),
    light=words("""
        vere vera bli blir vorte føle føler kjenne gjere gjer gjort utgjere gi gir gje gjev sjå ser ta tek oppleve
        opplever vise skape dele nå"""),
    doing=words("gjere gjer gjort gi gir gje gjev"),
    praise=words("""
        bra god godt gode fin herleg hyggeleg flink dyktig snill triveleg morosam best beste betre kjær flott
        fantastisk høg stor ny tydeleg positiv engasjert kompetent glad riktig spennande fagleg trygg dårleg"""),
    prepositions=words("kvar i på frå for til med hos om over ved av mellom blant som"),
    passing=words("møte møtet arbeid arbeide arbeidet jobb jobbe jobben kjensle kjensla følelse følelsen del"),
    whole=words("moglegheit sjanse rett behov lyst evne dag måte"),
    generic=words("menneske arbeid jobb oppgåve yrke"),
    joiners=words("og samt"),
    between=words("mellom"),
    nothing=phrases("""
        veit ikkje
        vet ikkje
        eg veit ikkje
        aner ikkje
        ingenting
        inkje
        ikkje noko
        hugsar ikkje
        nei
        hei
        test"""),
    profane=words("faen jævla jævleg dritt drit helvete hore fitte kuk pikk ræv knulle satan idiot"),
    derivations=derivations("""
        ing>e/3 leik>lighet/3 leik>het/3 leik>/4 heit>het/3 heit>/4 dom>het/3 ande>e/3 ar>er/3"""),
    not_derived=words("ungdom barndom eigedom kristendom"),
    variants={
        "løn": "lønn",
        "løna": "lønn",
        "samhald": "samhold",
        "open": "åpen",
        "mangfald": "mangfold",
        "meining": "mening",
        "meiningsfull": "meningsfull",
        "vedlikehald": "vedlikehold",
        "helsa": "helse",
        "kjærleik": "kjærlighet",
        "lyttar": "lytte",
        "born": "barn",
        "skilnad": "forskjell",
        "meistring": "mestring",
        "meistre": "mestre",
    },
)

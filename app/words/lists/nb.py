"""Norwegian, bokmål."""

from app.words.lists.language import Language, derivations, phrases, words

LIST = Language(
    letters="abcdefghijklmnopqrstuvwxyzæøåé",
    function=words("""
        å at jeg du vi man han hun de dem det den dette disse denne en et ei min mitt mine mi din ditt dine vår vårt
        våre deres sin sitt sine meg deg oss seg selv som er var vært har hadde ha få får fått kan kunne vil ville
        skal skulle må måtte av i på for fra til med hos om innen over ved under så når der her da mye mer mest
        veldig virkelig også bare alltid hverandre andre annen annet alle alt all hver noen noe mange flere litt
        egen eget egne samme både jo nok ekstra ulike hele helt snart skolens kommunens avdelingens gruppens synes
        tror"""),
    light=words("""
        være bli blir blitt føle føler følte kjenne kjenner gjøre gjør gjort utgjøre utgjør gi gir gitt se ser ta
        tar oppleve opplever vise viser finnes føles skape skaper dele deler nå oppnå bidra lage lover love fatte
        fatter göra"""),
    doing=words("gjøre gjør gjort gi gir gitt"),
    praise=words("""
        bra kort rask god godt gode fin herlig hyggelig flink dyktig snill trivelig morsom gøy best beste bedre kjær
        flott fantastisk høy stor ny tydelig positiv nærværende lydhør støttende engasjert kompetent kunnskapsrik
        glad grei riktig rett interessant spennende gjensidig verdens lang super kjempebra kjempegod topp strålende
        utmerket omsorgsfull hjelpsom forståelsesfull inspirerende konstruktiv koselig vennlig varm lojal faglig
        tverrfaglig dårlig fornøyd trygg fleksibel varierende variert ærlig åpen profesjonell felles personlig
        verdifull skikkelig"""),
    prepositions=words("hver i på fra for til med hos om innen over ved av mellom blant som"),
    passing=words("møte møtet treffe arbeid arbeide arbeidet jobb jobbe jobben følelse følelsen del kontakt"),
    whole=words("""
        mulighet sjanse rett behov tilgang vilje lyst mangel stund nær nærhet avstand plass mot tro evne brenne
        øyeblikk måte dag"""),
    generic=words("folk menneske arbeid jobb oppgave yrke"),
    joiners=words("og samt pluss"),
    between=words("mellom"),
    together=phrases("""
        ro og orden
        høyt under taket
        høyt i taket
        fred og ro
        ro og fred
        helse og omsorg
        pleie og omsorg
        ris og ros
        kropp og sjel
        hjem og skole
        arbeid og fritid
        jobb og fritid
        liv og røre"""),
    nothing=phrases("""
        vet ikke
        jeg vet ikke
        veit ikke
        vetikke
        vet da ikke
        ingen anelse
        aner ikke
        har ingen anelse
        ingenting
        ingen ting
        intet
        ikke noe
        ikke noe spesielt
        ingen
        ingen kommentar
        husker ikke
        kommer ikke på noe
        kommer ikke på
        orker ikke
        nei
        ja
        jo
        tja
        kanskje
        pass
        blank
        blankt
        tom
        tomt
        test
        tester
        prøve
        hei
        heisann
        hei hei
        heihei
        hallo
        hmm
        hm
        eh
        øh
        osv
        ingen mening
        uten svar
        nix
        nope"""),
    profane=words("""
        faan faen fanden jævla jævlig jævel jævler jævlene dritt dritten drite driter drit drittsekk drittunge
        helvete helvetes hore horer hora horen horunge fitte fitta fitter kuk kuken kukk kuker pikk pikken ræv ræva
        rævhøl rasshøl rasshull knulle knuller knull knulla pule forpult piss pisse runke runker runk kåt kåte penis
        vagina dildo onani mongis drittfyr homse neger negre pakkis pakkiser svarting ludder tispe mongo idiot
        idioter idioten satan satans sattan forbanna forbannet pedofil porno porr sex voldta voldtekt hitler nazist
        nazi bæsj bæsje drittjobb drittsjef fittetryne hestkuk morrapuler faens fy_faen åndssvak bitch"""),
    profane_first=words("dritt drit jævla faens fitte kuk hore helvetes knulle neger satans pikk idiot"),
    profane_last=words("dritt kuk fitte hore jævel pikk idiot"),
    fair=words("""
        horisont hornmusikk pikkolo pikkpakk kukeluring rumpetroll drittnes horn hort horten hordaland idiotsikker
        idiotsikkert idiotsikre"""),
    fair_phrases=phrases("sex timer\nsex timers\nsex uker\nsex dager"),
    derivations=derivations("""
        ing>e/3 ning>e/3 ning>ne/3 ende>e/3 else>e/3 else>/4 sfølelse>/7 sopplevelse>/7 het>/4 ivitet>iv/3 bilitet>bel/3
        alitet>al/3 anse>ent/5 asjon>ere/3 kasjon>sere/3 ement>ere/3 emang>ere/3 sel>es/3 ert>ere/3 jent>jenne/3
        ere>/5 e>/4 isk>i/5 fylt>full/4 alitet>ell/5"""),
    not_derived=words("""
        feste lande banke vakte koste kvalitet mulighet virksomhet myndighet enhet helhet nyhet styrelse personale
        ledelse avdeling"""),
    own=words("styret rosen"),
    variants={
        "lytter": "lytte",
        "hjelper": "hjelpe",
        "støtter": "støtte",
        "modig": "mot",
        "forskel": "forskjell",
        "bøker": "bok",
        "gjengen": "gjeng",
        "lunch": "lunsj",
    },
    synonyms=tuple(
        words(row)
        for row in """
        kollegaer arbeidskamerater medarbeidere arbeidskollegaer
        leder sjef
        tilbakemelding feedback
        anerkjennelse ros bekreftelse verdsettelse
        team arbeidslag
        lønn penger
        fellesskap samhold tilhørighet
        glede latter humor
        elever barn
        ferie fri
        kunnskap kompetanse
        utvikling læring""".splitlines()
        if row.strip()
    ),
)

"""Swedish."""

from app.words.lists.language import Language, derivations, phrases, words

LIST = Language(
    letters="abcdefghijklmnopqrstuvwxyzåäöé",
    function=words("""
        att jag du vi man han hon de dem det den detta dessa denna en ett min mitt mina din ditt dina vår vårt våra
        er ert era sin sitt sina deras mig dig oss sig själv själva som är var varit har hade ha få får fått kan
        kunna vill vilja ska skall skulle må måste av i på för från till med hos om inom över vid under så när där
        här då mycket mer mera mest väldigt jätte riktigt verkligen också även bara alltid ibland varandra andra
        annan annat alla allt all varje någon något några många flera fler lite lagom egen eget egna samma både ju
        ens extra olika hela helt alls snart ihop skolans kommunens avdelningens enhetens gruppens företagets tycker
        tror"""),
    light=words("""
        vara bli blir blivit känna känner kände göra gör gjort gjorde ge ger gett se ser ta tar tagit uppleva
        upplever visa visar finnas finns känns kännas skapa skapar vet dela nå uppnå bidra lovar lova fatta fattar"""),
    doing=words("göra gör gjort gjorde ge ger gett"),
    praise=words("""
        bra kort snabb god gott goda fin härlig underbar duktig snäll trevlig rolig kul skön bäst bästa bättre kär
        älskad go gosig fantastisk hög stor ny tydlig positiv närvarande lyhörd stöttande engagerad kompetent kunnig
        glad schysst riktig rätt intressant spännande ömsesidig världens lång väldig jättebra toppen jättefin
        utmärkt kanon superbra omtänksam hjälpsam förstående inspirerande konstruktiv kul skojig vänlig varm lojal
        rimlig schyst mysig dålig nöjd trygg flexibel varierande omväxlande ärlig öppen professionell delad
        personlig visad"""),
    prepositions=words("varje i på från för till med hos om inom över vid av mellan bland som"),
    passing=words(
        "ingå ingår möte möta träffa arbete arbeta jobb jobba känsla del arbetet mötet jobbet känslan kontakt"
    ),
    whole=words("""
        möjlighet chans rätt behov tillgång vilja lust brist stund nära känna se avstånd plats mod tro förmåga
        brinna ögonblick sätt dag"""),
    generic=words("människa arbete jobb uppgift yrke"),
    joiners=words("och samt plus å o"),
    between=words("mellan"),
    together=phrases("""
        ordning och reda
        högt i tak
        högt till tak
        lugn och ro
        vård och omsorg
        ros och ris
        hem och skola
        frid och fröjd
        liv och lust
        liv och rörelse
        kropp och själ
        vett och etikett
        ris och ros
        arbete och fritid
        känsla av sammanhang"""),
    nothing=phrases("""
        vet ej
        vet inte
        vet icke
        jag vet inte
        jag vet ej
        vetej
        vetinte
        ingen aning
        har ingen aning
        ingenting
        inget
        inget alls
        inget särskilt
        inget speciellt
        inte
        inte något
        ingen
        ingen kommentar
        inga kommentarer
        kommer inte på något
        kommer inte på nåt
        kommer inte på
        orkar inte
        orkar ej
        minns inte
        nej
        nä
        nää
        ja
        jo
        njae
        kanske
        pass
        blank
        blankt
        nada
        ej svar
        hm
        tom
        tomt
        test
        testar
        prov
        provar
        hej
        hejsan
        hejhej
        hej hej
        hallå
        tja
        tjena
        hmm
        eh
        öh
        osv
        mm
        ingen åsikt
        inget svar
        ska fundera
        vet ännu inte"""),
    profane=words("""
        fan fanken fanskap jävel jävla jävlar jävlig jävligt djävel djävla djävlar djävlig skit skiten skita helvete
        helvetet helvetes hora horor horan horunge horungar fitta fittan fittor fitt kuk kuken kukar kukjävel röv
        röven rövhål arsel arslet knulla knull knullar knullad piss bajs bajsa runka runkar bög bögar bögjävel neger
        negrer negern blatte blattar svartskalle slyna slampa luder subba mongo cp-skadad idiot idioter idioten
        skitstövel skithög skithus skitsnack satan satans satkärring förbannat förbannad tjackpundare pedofil snopp
        porr porrfilm sex våldta våldtäkt hitler nazist nazi kärring kärringar äckel äcklig efterbliven pucko puckon
        kåt kåta onani onanera penis vagina dildo hynda hyndor rövslickare skithål fläskpung skitunge dumfan
        fanihelvete åthelvete käften hitler kukhuvud kuksugare bitch fettot miffo"""),
    profane_first=words("idiot bajs skit jävla jävel kuk fitt hor helvetes bög röv djävla knull neger satans"),
    profane_last=words("jävel jävlar jävla skit kuk fitta hora djävul idiot arsle"),
    fair=words("""
        horisont rövare rövarna rövaren rövarspråk skitter skithuset kuklok fanfar fanbärare horde hornet skitgubbe
        skitgubbar fans fansen fansens fansarna fabian idiotsäker idiotsäkert idiotsäkra idiotsäkerhet neofit
        neofiter"""),
    fair_phrases=phrases("sex timmar\nsex timmars\nsex veckor\nsex veckors\nsex dagar\nsex år"),
    derivations=derivations("""
        ing>a/3 ning>a/3 ning>na/3 ande>a/3 else>a/3 else>/4 skänsla>/7 het>/4 an>a/6 ivitet>iv/3 bilitet>bel/3
        alitet>al/3 ens>ent/5 ans>ant/5 ation>era/3 kation>cera/3 emang>era/3 sel>as/3
        era>/5 a>/4 a>e/5 isk>i/5 isk>itet/5 ad>a/4 alism>ell/5 stagande>/4 ativ>ation/5"""),
    not_derived=words("""
        hälsning hoppa kosta rösta landa banka vakta alternativ konservativ styrelse kvalitet tidning möjlighet
        verksamhet myndighet enhet helhet personal present"""),
    own=words("rosor vuxen laganda"),
    variants={
        "vuxna": "vuxen",
        "rosorna": "rosor",
        "kvalité": "kvalitet",
        "modig": "mod",
        "modet": "mod",
        "lon": "lön",
        "leka": "lek",
        "gänget": "gäng",
        "lekar": "lek",
        "tålmodig": "tålamod",
        "besluten": "beslut",
    },
    synonyms=tuple(
        words(row)
        for row in """
        kollegor arbetskamrater arbetskompisar medarbetare jobbarkompisar
        chef ledare
        feedback återkoppling
        uppskattning beröm bekräftelse erkännande
        team arbetslag arbetsgrupp
        lön pengar
        tillit förtroende
        gemenskap sammanhållning samhörighet laganda
        glädje skratt humor
        variation omväxling
        frihet självständighet
        elever barn
        fika kaffe
        semester ledighet
        kunskap kompetens
        utveckling lärande""".splitlines()
        if row.strip()
    ),
)

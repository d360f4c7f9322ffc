"""Danish."""

from app.words.lists.language import Language, derivations, phrases, words

LIST = Language(
    letters="abcdefghijklmnopqrstuvwxyzæøåé",
    function=words("""
        at jeg du vi man han hun de dem det den dette disse denne en et min mit mine din dit dine vores vor sin sit
        sine mig dig os sig selv som er var været har havde have få får fået kan kunne vil ville skal skulle må
        måtte af i på for fra til med hos om inden over ved under så når der her da meget mere mest rigtig virkelig
        også bare altid hinanden andre anden andet alle alt al hver nogen noget nogle mange flere lidt egen eget
        egne samme både nok"""),
    light=words("""
        være blive bliver blevet føle føler gøre gør gjort give giver se ser tage tager opleve oplever vise viser
        skabe skaber dele nå opnå bidrage"""),
    doing=words("gøre gør gjort give giver"),
    praise=words("""
        god godt gode fin dejlig hyggelig dygtig sød rar sjov bedst bedste bedre kær skøn fantastisk høj stor ny
        tydelig positiv nærværende engageret kompetent glad rigtig interessant spændende gensidig verdens super tryg
        faglig dårlig tilfreds fleksibel ærlig åben"""),
    prepositions=words("hver i på fra for til med hos om inden over ved af mellem blandt som"),
    passing=words("møde mødet møder arbejde arbejdet job jobbet følelse følelsen del kontakt"),
    whole=words("mulighed chance ret behov adgang vilje lyst mangel evne dag måde plads"),
    generic=words("menneske arbejde job opgave"),
    joiners=words("og samt plus"),
    between=words("mellem"),
    together=phrases("højt til loftet\nro og orden\nfred og ro\nris og ros\nkrop og sjæl\narbejde og fritid"),
    nothing=phrases("""
        ved ikke
        ved ik
        jeg ved ikke
        ved det ikke
        aner det ikke
        aner ikke
        ingen anelse
        ingenting
        intet
        ikke noget
        nej
        ja
        tja
        måske
        test
        hej
        hejsa
        hallo
        pas
        blank"""),
    profane=words("""
        fanden fandens fandeme kraftedeme kraftedme satan satans satme lort lorten lortet helvede helvedes pis pisse
        pisset skide skid røv røven røvhul røvhuller fisse fissen pik pikken kusse kussen luder ludere kneppe
        knepper kælling bøsse bøsser perker perkere neger negre idiot idioter møgso sex porno pedofil voldtægt
        hitler nazist nazi spasser bitch"""),
    profane_first=words("lorte pisse røv fisse luder skide fandens helvedes"),
    profane_last=words("lort pik fisse luder idiot røv"),
    fair=words("inkluder konkluder pisk lortel røver pikant"),
    derivations=derivations("""
        ing>e/3 ning>e/3 ende>e/3 else>e/3 else>/4 hed>/4 ivitet>iv/3 bilitet>bel/3 alitet>al/3
        ance>ent/5 ence>ent/5 ation>ere/3 ement>ere/3 sel>es/3 eret>ere/3 ere>/5 e>/4 endt>ende/4"""),
    variants={"lytter": "lytte", "hjælper": "hjælpe", "støtter": "støtte", "modig": "mod"},
    not_derived=words("kvalitet mulighed virksomhed myndighed enhed helhed nyhed styrelse ledelse afdeling"),
    synonyms=tuple(
        words(row)
        for row in """
        kolleger medarbejdere
        leder chef
        tilbagemelding feedback
        anerkendelse ros
        fællesskab sammenhold
        glæde grin humor""".splitlines()
        if row.strip()
    ),
)

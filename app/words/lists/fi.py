"""Finnish."""

from app.words.lists.language import Language, derivations, phrases, words

LIST = Language(
    letters="abcdefghijklmnopqrstuvwxyzåäö",
    function=words("""
        minä minun minua sinä sinun hän me meidän te he heidän se sen että joka jotka kun on olen oma omat saada saa
        voi voida kaikki jokainen joku jotain muut muita muiden toinen paljon enemmän eniten todella myös vain aina
        hyvin työssä työpaikalla töissä arjessa elämässä"""),
    light=words("olla tulla tuntea tehdä antaa nähdä ottaa kokea"),
    doing=words("tehdä antaa"),
    praise=words("""
        hyvä mukava kiva ihana upea hieno paras parempi rakas mahtava iso suuri uusi selkeä positiivinen osaava
        taitava iloinen oikea kiinnostava maailman ammattitaitoinen"""),
    joiners=words("ja sekä"),
    nothing=phrases("""
        en tiedä
        en osaa sanoa
        ei mitään
        ei mikään
        ei
        en
        eos
        ehkä
        testi
        moi
        hei
        terve"""),
    profane=words("""
        vittu vitun vitut vittua perkele perkeleen saatana saatanan paska paskaa paskat helvetti helvetin kyrpä
        mulkku huora persereikä perse runkku nussia pillu neekeri homo idiootti jumalauta kusipää lutka runkkari
        pimppi vituttaa hitler seksi porno bitch"""),
    profane_first=words("paska vittu saatanan perkeleen huora"),
    profane_last=words("paska vittu mulkku huora"),
    derivations=derivations("""
        minen>a/4 minen>ä/4 isuus>inen/4 isyys>inen/4 muus>n/4 us>aa/5 tus>ttaa/4"""),
    not_derived=words("vapaus rakkaus luottamus"),
    synonyms=tuple(
        words(row)
        for row in """
        työkaverit kollegat työtoverit
        johtaja esimies
        arvostus kunnioitus
        lapset oppilaat""".splitlines()
        if row.strip()
    ),
)

"""English. Its plainest profanity waits in every hall, whatever the languages: see `PROFANE_EVERYWHERE`."""

from app.words.lists.language import Language, derivations, phrases, words

# None of these is an ordinary word in the other languages (as "slut", Swedish for "end", would be).
PROFANE_EVERYWHERE = words("""
        fuck fucks fucked fucker fuckers fucking fuckoff motherfucker shit shits shitty bullshit bitch bitches
        asshole assholes arsehole cunt cunts nigger nigga faggot porn penis wtf dickhead cocksucker whore retard 🖕""")

LIST = Language(
    letters="abcdefghijklmnopqrstuvwxyz",
    function=words("""
        to a an the i you we he she they it this that these those my mine your our their his her its me us them
        myself ourselves who which is are was were am have has had can could will would get getting of in at on for
        from with about over by so when where there very more most really also just always each all every any some
        many much few lot lots own both other enough able people's"""),
    light=words("""
        be being been feel feeling feels do doing give giving see seeing take taking make making makes experience
        experiencing have having create creating share sharing"""),
    doing=words("do doing give giving"),
    praise=words("""
        good short fast great nice fine lovely wonderful amazing awesome kind best better dear fantastic high big
        new clear positive supportive engaged competent happy right interesting exciting mutual fun super decent
        fair safe friendly flexible honest open professional constructive"""),
    prepositions=words("every in at on from for with about over by of between among who that"),
    passing=words("meeting feeling working work part sense contact"),
    whole=words("opportunity chance right need access lack ability possibility way day room"),
    generic=words("people work job task"),
    joiners=words("and plus"),
    between=words("between"),
    together=phrases("peace and quiet\nwork and life\nhealth and safety"),
    nothing=phrases("""
        don't know
        dont know
        do not know
        i don't know
        i dont know
        no idea
        no clue
        idk
        dunno
        n/a
        na
        nothing
        nope
        no
        yes
        none
        not sure
        maybe
        test
        testing
        hello
        hi
        hey
        pass
        blank
        no comment
        whatever
        hmm
        etc"""),
    profane=PROFANE_EVERYWHERE
    | words("""
        ass arse bastard bastards crap damn dick dicks cock cocks pussy slut sluts piss pissed sex bollocks wanker
        wank prick tosser fag fags dyke tranny retarded spastic horny cum blowjob dildo boobs stfu ffs twat hitler
        nazi idiot idiots moron morons rape rapist tits"""),
    profane_first=words("shit fuck"),
    profane_last=words("fuck shit fucker"),
    fair=words("shitake shiitake cocktail dickens class assistant"),
    own=words("goods"),
    derivations=derivations("""
        ition>ise/4 ition>ize/4 ize>ise/4 ation>ate/4 ation>e/4 bility>ble/4 ity>e/5 ty>t/4 ty>/4 ty>e/4 ness>/4
        ment>/5 sion>de/4 our>or/3 ization>isation/3"""),
    not_derived=words("management university community party city apartment department community"),
    synonyms=tuple(
        words(row)
        for row in """
        colleagues coworkers
        manager leader boss
        recognition appreciation feedback
        salary pay money
        children students pupils
        team teamwork""".splitlines()
        if row.strip()
    ),
)

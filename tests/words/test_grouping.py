"""The words are a function of the entries that are there, and of nothing else."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from app.words.corrections import Corrections, Hold, Merge, Rename, Split
from app.words.grouping import Grouping, Word
from tests.words.answers import grouped

# Close enough to each other that typos, compounds and lists all come into play.
ENTRY = st.sampled_from(
    """kollegor|Kollegor|kolegor|kollergor|kolleger|bra kollegor|kollegor och lön|lön|lon|LÖN|gladje|glädje|gläjde|
    arbetsglädje|arbets glädje|arbetglädje|arbetsgladje|yrkesstolthet|yrkestolthet|yrkes stolthet|stolt|stolthet|HR|hr|
    Zlatan|zlatan|Zlatna|skit|sk1t|jävla lön|vet ej|?|❤️|❤|👍👍|respekt, tillit|tilit|fredagsfika|fredags fika|
    fredagsfikka|blaffigt|blafigt|blaffigtt|blaffit""".replace("\n    ", "").split("|")
)
ENTRIES = st.lists(ENTRY, max_size=40)
RULES = Corrections((Merge(("kollegor", "lön"), "vi"), Rename("glädje", "Fröjd"), Split("arbetsglädje"), Hold("HR")))


def everything(grouping: Grouping) -> tuple[list[Word], list[Word]]:
    return grouping.words(), grouping.held()


@settings(deadline=None)
@given(ENTRIES)
def test_the_order_of_the_entries_does_not_matter(entries: list[str]) -> None:
    backwards = sorted(entries, reverse=True)
    assert everything(grouped(entries)) == everything(grouped(backwards))


@settings(deadline=None)
@given(ENTRIES)
def test_asking_in_between_does_not_matter(entries: list[str]) -> None:
    asked = Grouping(["sv"])
    for entry in entries:
        asked.add(entry)
        asked.words()
    assert everything(asked) == everything(grouped(entries))


@settings(deadline=None)
@given(ENTRIES, ENTRIES)
def test_what_is_taken_back_was_never_there(entries: list[str], taken_back: list[str]) -> None:
    grouping = grouped([*entries, *taken_back])
    grouping.words()
    for entry in taken_back:
        grouping.remove(entry)
        grouping.words()
    assert everything(grouping) == everything(grouped(entries))


@settings(deadline=None)
@given(ENTRIES)
def test_adding_many_times_is_adding_so_many(entries: list[str]) -> None:
    grouping = Grouping(["sv"])
    for entry, times in Counter(entries).items():
        grouping.add(entry, times)
    assert everything(grouping) == everything(grouped(entries))


@settings(deadline=None)
@given(ENTRIES)
def test_rules_set_later_are_as_good_as_rules_set_before(entries: list[str]) -> None:
    grouping = grouped(entries)
    grouping.words()
    grouping.set_corrections(RULES)
    assert everything(grouping) == everything(grouped(entries, "sv", *RULES.rules))
    grouping.set_corrections(Corrections())
    assert everything(grouping) == everything(grouped(entries))


@settings(deadline=None)
@given(ENTRIES)
def test_every_entry_finds_the_words_it_counts_for(entries: list[str]) -> None:
    for grouping in (grouped(entries), grouped(entries, "sv", *RULES.rules)):
        said = Counter(word for entry in entries for word in grouping.words_of(entry) + grouping.held_of(entry))
        assert set(said) == {word.text for words in everything(grouping) for word in words}


@settings(deadline=None)
@given(ENTRIES)
def test_no_text_is_shown_twice(entries: list[str]) -> None:
    for rules in ((), RULES.rules):
        texts = [word.text.casefold() for word in grouped(entries, "sv", *rules).words()]
        assert len(texts) == len(set(texts))


@given(st.lists(st.text(max_size=20), max_size=5))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_grouped_and_taken_back(entries: list[str]) -> None:
    grouping = grouped(entries)
    assert all(word.text and word.count > 0 for words in everything(grouping) for word in words)
    for entry in entries:
        grouping.remove(entry)
    assert everything(grouping) == ([], [])


def test_taking_back_what_was_never_there_does_nothing() -> None:
    grouping = grouped(["lön"])
    grouping.remove("kollegor")
    grouping.remove("lön", 5)
    assert grouping.words() == []


def test_two_spellings_of_one_vowel_meet_in_a_hall_of_two_languages() -> None:
    grouping = Grouping(["sv", "nb"])
    for entry in ("miljö", "miljø", "miljø", "glädje", "glede", "trygghet", "tryggheten"):
        grouping.add(entry)
    assert {word.text: word.count for word in grouping.words()} == {
        "miljø": 3,
        "trygghet": 2,
        "glede": 1,
        "glädje": 1,
    }


def test_a_language_without_lists_still_groups_what_is_written_alike() -> None:
    grouping = grouped(["Zusammenarbeit", "zusammenarbeit!"], "de")
    assert [word.count for word in grouping.words()] == [2]

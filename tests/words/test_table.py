from app.words.table import word_table


def test_each_answer_gets_its_word_in_order() -> None:
    lines = ["Kollegor\n", "kollegorna\n", "kollegor och lön\n", "vet ej\n", "f4n\n", "kollegor"]
    assert list(word_table(lines, ["sv"])) == [
        ("Kollegor", "kollegor", False),
        ("kollegorna", "kollegor", False),
        ("kollegor och lön", "kollegor|lön", False),
        ("vet ej", "", False),
        ("f4n", "f4n", True),
        ("kollegor", "kollegor", False),
    ]


def test_no_answers_make_no_table() -> None:
    assert list(word_table([], ["nb"])) == []

"""What a presenter says about words, as the rules that are kept: new texts cleaned as answers are, lengths bounded."""

from collections.abc import Iterable

from app.polling.errors import Refusal
from app.polling.text import clean_line, grapheme_count, has_content
from app.web import messages
from app.words import corrections
from app.words.corrections import Rule


def read_rule(message: messages.Correction, longest: int) -> Rule | Refusal | None:
    """The rule, None to take the last one back, or why the text will not do.

    `longest` is how many characters, as people count them, a word or text of the question may have.
    """
    match message:
        case messages.Hold(word=word):
            return _refuse_length([word], longest) or corrections.Hold(word)
        case messages.Release(word=word):
            return _refuse_length([word], longest) or corrections.Release(word)
        case messages.Split(word=word):
            return _refuse_length([word], longest) or corrections.Split(word)
        case messages.Merge(words=words, into=text):
            into = clean_line(text)
            return (
                _refuse_text(into, longest) or _refuse_length(words, longest) or corrections.Merge(tuple(words), into)
            )
        case messages.Rename(word=word, to=text):
            to = clean_line(text)
            return _refuse_text(to, longest) or _refuse_length([word], longest) or corrections.Rename(word, to)
        case messages.Undo():
            return None


def _refuse_text(text: str, longest: int) -> Refusal | None:
    return _refuse_length([text], longest) if has_content(text) else Refusal("bad_value", "empty_word")


def _refuse_length(texts: Iterable[str], longest: int) -> Refusal | None:
    if any(grapheme_count(text) > longest for text in texts):
        return Refusal("bad_value", "word_too_long", {"most": longest})
    return None

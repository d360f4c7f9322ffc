"""Refusals as sentences: what happened, what was kept, and what to do."""

from app.locales import catalogue
from app.polling.errors import Refusal


def N_(message: str) -> str:  # noqa: N802 -- gettext's customary name for "collect this text, translate it later"
    return message


# By reason where a refusal gives one, else by code.
SENTENCES: dict[str, str] = {
    "bad_message": N_("This page and the server do not understand each other. Reload the page."),
    "bad_fields": N_("These fields are missing or wrong: {fields}."),
    "bad_value": N_("This answer does not fit the question."),
    "choice_shape": N_("This answer does not fit the question."),
    "choice_unknown": N_("One of the options you chose is no longer there. Choose again."),
    "choice_count": N_("Choose at least {least} and at most {most}."),
    "entries_shape": N_("This answer does not fit the question."),
    "ranking_shape": N_("This answer does not fit the question."),
    "ranking_unknown": N_("One of the options you ranked is no longer there. Rank again."),
    "ranking_twice": N_("An option can stand in one place only. Rank again."),
    "ranking_count": N_("Rank exactly {most}."),
    "points_shape": N_("This answer does not fit the question."),
    "points_unknown": N_("One of the options you gave points to is no longer there. Share them out again."),
    "points_negative": N_("An option cannot have fewer than 0 points."),
    "points_sum": N_("Share out exactly {total} points."),
    "asks_nothing": N_("There is nothing to answer here."),
    "text_shape": N_("This answer does not fit the question."),
    "empty": N_("There is nothing to send yet. Write something first."),
    "too_many_entries": N_("At most {most} answers. Remove one and send again."),
    "too_long": N_("At most {most} characters. Shorten your text and send again."),
    "ratings_shape": N_("This answer does not fit the question."),
    "ratings_unknown": N_("One of the statements you rated is no longer there. Rate again."),
    "ratings_range": N_("Every rating lies between 1 and {most}."),
    "ratings_none": N_("Rate at least one statement."),
    "ratings_missing": N_("Rate every statement."),
    "number_shape": N_("This answer does not fit the question."),
    "number_range": N_("Give a number from {least} to {most}."),
    "unknown_question": N_("This question is no longer part of the session. Your text is still here."),
    "question_closed": N_("The question was closed before your answer arrived. Your text is still here."),
    "answer_final": N_("Your answer to this question is given and cannot be changed."),
    "session_ended": N_("The session has ended, so your answer could not be counted. Your text is still here."),
    "unknown_session": N_("No session has this code. Check the code on the screen and try again."),
    "wrong_key": N_("This presenter link does not work any more. Ask the organizer for a new one."),
    "link_revoked": N_("The organizer has withdrawn this presenter link. Ask for a new one."),
    "link_expired": N_("The time of this presenter link is over. Ask the organizer for a new one."),
    "not_joined": N_("This phone is not part of the session yet. Reload the page."),
    "too_fast": N_("Too much at once. Your answer is kept; wait a moment."),
    "not_saved": N_("The server could not save this. Your answer is kept and will be sent again."),
    "stale": N_("The screen had already moved on."),
    "at_the_start": N_("This is the first question."),
    "at_the_end": N_("That was the last question."),
    "no_question": N_("No question is on the screen yet."),
    "countdown_range": N_("A countdown lasts at most {most} seconds."),
    "no_words": N_("There are no words to correct in this question."),
    "unknown_word": N_("This word is no longer on the screen."),
    "word_held": N_("This word is held back. Show it first, then change it."),
    "unknown_text": N_("This text is no longer on the screen."),
    "text_held": N_("This text is held back. Show it first, then change it."),
    "text_alone": N_("This text stands alone. There is nothing to split."),
    "nothing_to_split": N_("Everyone wrote this word the same way. There is nothing to split."),
    "nothing_to_undo": N_("There is nothing to undo."),
    "empty_word": N_("Write what the word should be called."),
    "word_too_long": N_("A word has at most {most} characters."),
    "not_found": N_("There is nothing here. Check the address."),
    "fault": N_("Something went wrong on the server. Nothing was changed; try again."),
    "settings_shape": N_("The settings of this question are not understood: {detail}"),
    "time_limit_range": N_("A time limit lies between {least} and {most} seconds; 0 means none."),
    "show_after_range": N_("Results can wait for at most {most} answers."),
    "notes_length": N_("Notes have at most {most} characters."),
    "options_count": N_("Give at least {least} and at most {most} options."),
    "options_ids": N_("Two options have the same id."),
    "options_labels": N_("Every option needs a text of at most {most} characters."),
    "statements_count": N_("Give at least {least} and at most {most} statements."),
    "statements_ids": N_("Two statements have the same id."),
    "statements_labels": N_("Every statement needs a text of at most {most} characters."),
    "steps_range": N_("The number of steps must lie between {least} and {most}."),
    "ends_labels": N_("What the ends mean is said in at most {most} characters each."),
    "bounds_order": N_("The highest number must lie above the lowest, and both within a million million."),
    "bounds_decimals": N_("The lowest and the highest number have no more decimals than the answers."),
    "decimals_range": N_("The number of decimals must lie between {least} and {most}."),
    "unit_length": N_("The unit has at most {most} characters."),
    "right_value_range": N_("The right answer must lie between the lowest and the highest number."),
    "slide_text_length": N_("The text of a slide has at most {most} characters."),
    "picture_text_length": N_("What is to be seen in the picture is said in at most {most} characters."),
    "picture_id": N_("There is no such picture."),
    "choices_range": N_("The number of choices must lie between 1 and {most}, the least not above the most."),
    "ranks_range": N_("The number of options to rank must lie between 1 and {most}."),
    "total_range": N_("The number of points must lie between {least} and {most}."),
    "entries_range": N_("The number of answers must lie between {least} and {most}."),
    "length_range": N_("The number of characters must lie between {least} and {most}."),
}


def refusal_text(refusal: Refusal, language: str) -> str:
    """The sentence for a refusal, in the reader's language."""
    sentence = SENTENCES.get(refusal.reason) or SENTENCES.get(refusal.code) or SENTENCES["fault"]
    return catalogue("server", language).text(sentence, **refusal.limits)

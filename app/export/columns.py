"""Which columns the answers to a question have in a file: those of its kind, less the retired ones that stay empty."""

from app.export.ports import Contents
from app.polling.kinds import KINDS
from app.polling.kinds.base import Column
from app.polling.session import Question


def columns_of(contents: Contents, question: Question) -> list[Column]:
    """In the kind's order. Reads the answers once more, but only where something is retired."""
    columns = KINDS[question.kind].columns(question.settings)
    empty = {place for place, column in enumerate(columns) if column.is_retired}
    if empty:
        for _participant, answer in contents.answers(question):
            empty -= {place for place in empty if columns[place].cell(answer) is not None}
    return [column for place, column in enumerate(columns) if place not in empty]

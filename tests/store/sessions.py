"""Sessions for tests of the store and of rooms."""

from sqlalchemy import Engine

from app.polling.records import SessionRecord
from app.polling.templates import template
from app.store.database import writing
from app.store.programmes import create_programme
from app.store.sessions import create_session


def new_session(engine: Engine, template_name: str = "quick", language: str = "sv") -> SessionRecord:
    """A session of a new programme: by default one word cloud, one single choice, one open text."""
    with writing(engine) as connection:
        programme = create_programme(connection, template(template_name, language), language)
        return create_session(connection, programme.id)

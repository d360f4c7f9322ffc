"""Pictures as they are kept: with their programme, for as long as they are of use; on SQLite and PostgreSQL."""

import pytest
from sqlalchemy import Engine, delete, func, select, update

from app.polling.errors import NotFound
from app.polling.records import Picture, Rendition
from app.polling.templates import template
from app.store.database import writing
from app.store.pictures import MAX_PICTURES, UNUSED_S, add_picture, has_picture, read_picture, room_for_pictures
from app.store.programmes import create_programme
from app.store.tables import picture, programme, question

LARGE, SMALL = Rendition("image/png", b"\x89PNG\0large"), Rendition("image/jpeg", b"\xff\xd8small")
PICTURE = Picture(1920, 1080, LARGE, SMALL)


class Album:
    """A programme with pictures."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with writing(engine) as connection:
            self.id = create_programme(connection, template("quick", "sv"), "sv").id

    def add(self, days_old: int = 0) -> str:
        with writing(self.engine) as connection:
            added = add_picture(connection, self.id, PICTURE)
            older = picture.c.created_at - days_old * (UNUSED_S + 1)
            connection.execute(update(picture).where(picture.c.id == added).values(created_at=older))
            return added

    def name_in_a_question(self, picture_id: str, is_retired: bool = False) -> None:
        with writing(self.engine) as connection:
            one = select(question.c.id).where(question.c.programme_id == self.id).limit(1).scalar_subquery()
            named = {"settings": f'{{"picture":"{picture_id}"}}', "is_retired": is_retired}
            connection.execute(update(question).where(question.c.id == one).values(named))

    def room(self) -> int:
        with writing(self.engine) as connection:
            return room_for_pictures(connection, self.id)

    def has(self, picture_id: str) -> bool:
        with self.engine.connect() as connection:
            return has_picture(connection, self.id, picture_id)


@pytest.fixture
def album(engine: Engine) -> Album:
    return Album(engine)


def test_both_sizes_are_read_back(album: Album) -> None:
    added = album.add()
    with album.engine.connect() as connection:
        assert read_picture(connection, added) == LARGE
        assert read_picture(connection, added, is_small=True) == SMALL
        with pytest.raises(NotFound):
            read_picture(connection, "nothing")


def test_picture_belongs_to_one_programme(album: Album) -> None:
    added, other = album.add(), Album(album.engine)
    assert album.has(added)
    assert not other.has(added)


def test_picture_goes_with_its_programme(album: Album) -> None:
    kept = Album(album.engine).add()
    album.add()
    with writing(album.engine) as connection:
        connection.execute(delete(question).where(question.c.programme_id == album.id))
        connection.execute(delete(programme).where(programme.c.id == album.id))
        assert connection.scalars(select(picture.c.id)).all() == [kept]


def test_pictures_that_nobody_used_make_room_after_a_day(album: Album) -> None:
    fresh, old = album.add(), album.add(days_old=1)
    foreign = Album(album.engine).add(days_old=1)
    assert album.room() == MAX_PICTURES - 1
    assert album.has(fresh)
    assert not album.has(old)
    with album.engine.connect() as connection:
        assert connection.scalar(select(func.count()).where(picture.c.id == foreign)) == 1


@pytest.mark.parametrize("is_retired", [False, True])
def test_picture_of_a_question_is_kept_however_old(album: Album, is_retired: bool) -> None:
    used = album.add(days_old=9)
    album.name_in_a_question(used, is_retired)
    assert album.room() == MAX_PICTURES - 1
    assert album.has(used)


def test_question_of_another_programme_keeps_no_picture_here(album: Album) -> None:
    old = album.add(days_old=1)
    Album(album.engine).name_in_a_question(old)
    assert album.room() == MAX_PICTURES

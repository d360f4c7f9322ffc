"""Sessions as the rule about small groups sees them; with which others one that ends is counted, once and for all."""

from sqlalchemy import Connection, distinct, func, or_, select, update

from app.polling.pools import Sitting, choose_pool
from app.store.tables import applied_change, programme, session


def read_sittings(connection: Connection, programme_id: str) -> dict[str, Sitting]:
    """All sessions of a programme, those that were deleted too, in the order in which they ended."""
    columns = session.c
    query = select(columns.id, columns.wave, columns.pool, columns.pool_size)
    rows = connection.execute(
        query.where(columns.programme_id == programme_id).order_by(columns.ended_at, columns.id)
    ).all()
    return {row.id: Sitting(row.id, row.wave, row.pool, row.pool_size) for row in rows}


def set_pool(connection: Connection, session_id: str) -> None:
    """The session ends now. Once it has a pool, it keeps it, whatever becomes of its answers or of the programme."""
    columns = session.c
    query = select(columns.programme_id, columns.pool, columns.pool_size, programme.c.least_group).join(programme)
    found = connection.execute(query.where(columns.id == session_id)).one()
    if found.pool is not None:
        return
    sittings = read_sittings(connection, found.programme_id)
    # Whoever ever sent an answer took part: taking it back makes nobody's group smaller than it was seen to be.
    people = select(func.count(distinct(applied_change.c.participant)))
    size = connection.scalar(people.where(applied_change.c.session_id == session_id)) or 0
    size += found.pool_size or 0
    ended = [sitting for sitting in sittings.values() if sitting.pool is not None]
    pool = choose_pool(sittings[session_id], ended, size, found.least_group)
    connection.execute(update(session).where(columns.id == session_id).values(pool=pool, pool_size=size))


def note_erased(connection: Connection, session_id: str, participant: str) -> None:
    """A participant's answers are about to be erased: that one did take part, and who it was is not kept."""
    theirs = applied_change.c.session_id == session_id, applied_change.c.participant == participant
    columns = session.c
    connection.execute(
        update(session)
        .where(
            columns.id == session_id, columns.pool.is_(None), select(applied_change.c.change_id).where(*theirs).exists()
        )
        .values(pool_size=func.coalesce(columns.pool_size, 0) + 1)
    )


def was_answered(connection: Connection, programme_id: str) -> bool:
    """Whether anybody has ever answered in a programme, whatever became of it: what they were told goes on holding."""
    columns = session.c
    has_changes = select(applied_change.c.change_id).where(applied_change.c.session_id == columns.id).exists()
    query = select(columns.id).where(columns.programme_id == programme_id, or_(columns.pool_size > 0, has_changes))
    return connection.execute(query.limit(1)).first() is not None

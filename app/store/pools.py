"""Sessions as the rule about small groups sees them; with which others one that ends is counted, once and for all."""

from sqlalchemy import Connection, distinct, func, select, update

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
    query = select(columns.programme_id, columns.pool, programme.c.least_group).join(programme)
    found = connection.execute(query.where(columns.id == session_id)).one()
    if found.pool is not None:
        return
    sittings = read_sittings(connection, found.programme_id)
    # Whoever ever sent an answer took part: taking it back makes nobody's group smaller than it was seen to be.
    size = connection.scalar(
        select(func.count(distinct(applied_change.c.participant))).where(applied_change.c.session_id == session_id)
    )
    ended = [sitting for sitting in sittings.values() if sitting.pool is not None]
    pool = choose_pool(sittings[session_id], ended, size or 0, found.least_group)
    connection.execute(update(session).where(columns.id == session_id).values(pool=pool, pool_size=size or 0))

from sqlalchemy import Engine


def first_link(engine: Engine) -> str | None:
    return None

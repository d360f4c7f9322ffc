"""The server's settings: flags, then the environment (VISENT_…), then `.env`, as one frozen value."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

# Scheme, host and port and nothing else: what is named here becomes part of a policy that browsers read.
_ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")


class Settings(BaseSettings):
    """Every field is documented in docs/protocol.md; a test holds the two together."""

    model_config = SettingsConfigDict(env_prefix="VISENT_", env_file=".env", extra="ignore", frozen=True)

    host: str = "0.0.0.0"  # noqa: S104 -- phones in the hall must reach it
    port: int = 8000
    data: Path = Path("data")
    database_url: str = ""
    public_url: str = ""
    log_json: bool = False
    language: str = "en"
    embed_origins: Annotated[tuple[str, ...], NoDecode] = ()

    @field_validator("embed_origins", mode="before")
    @classmethod
    def _read_origins(cls, value: object) -> object:
        """Origins with spaces or commas between them; a slash that was copied with one is dropped."""
        if not isinstance(value, str):
            return value
        return tuple(origin.lower().removesuffix("/") for origin in re.split(r"[\s,]+", value.strip()) if origin)

    @field_validator("embed_origins")
    @classmethod
    def _check_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(
                    f"{origin!r} is no origin; write it as https://intranet.example or http://10.0.0.5:8080"
                )
        return origins

    @property
    def database(self) -> str:
        """SQLAlchemy's URL of the database, with the driver named."""
        if not self.database_url:
            return f"sqlite:///{(self.data / 'visent.sqlite3').resolve()}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else self.database_url

"""The server's settings: flags, then the environment (VISENT_…), then `.env`, as one frozen value."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


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

    @property
    def database(self) -> str:
        """SQLAlchemy's URL of the database, with the driver named."""
        if not self.database_url:
            return f"sqlite:///{(self.data / 'visent.sqlite3').resolve()}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else self.database_url

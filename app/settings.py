"""The server's settings: flags, then the environment (VISENT_…), then `.env`, as one frozen value."""

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

# Scheme, host and port and nothing else: what is named here becomes part of a policy that browsers read.
_ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
# On the way to a provider go codes and secrets: in the clear only within this machine.
_ISSUER = re.compile(r"(https://[^\s/?#]+|http://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?)(/[^\s?#]*)?")
_DISCOVERY = "/.well-known/openid-configuration"
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
# As many characters as are kept of an issuer with an account.
_MAX_ISSUER_CHARS = 300


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
    # Single sign-on: off without an issuer.
    sso_issuer: str = ""
    sso_client_id: Annotated[str, Field(validate_default=True)] = ""
    sso_client_secret: SecretStr = SecretStr("")
    sso_name: str = ""
    sso_domains: Annotated[tuple[str, ...], NoDecode] = ()
    sso_verified_claim: str = ""
    sso_passwords: bool = True

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

    @field_validator("sso_issuer", "sso_client_id", "sso_name", "sso_verified_claim", mode="after")
    @classmethod
    def _trim(cls, value: str) -> str:
        return value.strip()

    @field_validator("sso_issuer")
    @classmethod
    def _check_issuer(cls, issuer: str) -> str:
        """The address of what describes the provider is taken for its issuer: that is what people copy."""
        issuer = issuer.removesuffix(_DISCOVERY)
        if issuer and (not _ISSUER.fullmatch(issuer) or len(issuer) > _MAX_ISSUER_CHARS):
            raise ValueError(f"{issuer!r} is no issuer; write it as https://login.example/realms/town")
        return issuer

    @field_validator("sso_client_id")
    @classmethod
    def _check_client(cls, client_id: str, info: ValidationInfo) -> str:
        if info.data.get("sso_issuer") and not client_id:
            raise ValueError("the identity provider gives this; it is needed with VISENT_SSO_ISSUER")
        return client_id

    @field_validator("sso_domains", mode="before")
    @classmethod
    def _read_domains(cls, value: object) -> object:
        """Domains with spaces or commas between them, with or without the @ before them."""
        if not isinstance(value, str):
            return value
        return tuple(domain.lower().removeprefix("@") for domain in re.split(r"[\s,]+", value.strip()) if domain)

    @field_validator("sso_domains")
    @classmethod
    def _check_domains(cls, domains: tuple[str, ...]) -> tuple[str, ...]:
        for domain in domains:
            if not _DOMAIN.fullmatch(domain):
                raise ValueError(f"{domain!r} is no domain; write it as town.example")
        return domains

    @field_validator("sso_passwords")
    @classmethod
    def _check_passwords(cls, offered: bool, info: ValidationInfo) -> bool:
        if not offered and not info.data.get("sso_issuer"):
            raise ValueError("without passwords and without VISENT_SSO_ISSUER nobody could sign in")
        return offered

    @property
    def sso_label(self) -> str:
        """What people know the identity provider by; empty where there is none."""
        host = urlsplit(self.sso_issuer).hostname or ""
        return (self.sso_name or host) if self.sso_issuer else ""

    @property
    def database(self) -> str:
        """SQLAlchemy's URL of the database, with the driver named."""
        if not self.database_url:
            return f"sqlite:///{(self.data / 'visent.sqlite3').resolve()}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else self.database_url

"""Where things are, read from the environment: ``REDISCOVER_DATA`` and ``REDISCOVER_SNAPSHOT``."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from loaders.starter import DATA


def _default_snapshot() -> Path:
    return Path(platformdirs.user_data_path("rediscover", appauthor=False)) / "snapshot.sqlite"


class Settings(BaseSettings):
    """What the environment says; a command's own option comes first."""

    model_config = SettingsConfigDict(env_prefix="REDISCOVER_", env_ignore_empty=True, frozen=True)

    data: Path = DATA
    snapshot: Path = Field(default_factory=_default_snapshot)


def settings() -> Settings:
    """The settings as the environment is now; a command reads them once."""
    return Settings()

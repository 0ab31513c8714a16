"""Golden texts beside this file, with the release in the name, and the zone of the phone they came from."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

ZONE = timezone(timedelta(hours=8))
HERE = Path(__file__).parent


def golden(name: str) -> str:
    return (HERE / f"{name}.txt").read_text("utf-8")


def china(text: str) -> datetime:
    """A moment on the phone's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)

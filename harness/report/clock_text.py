"""Moments as a Chinese laboratory writes them: Beijing time, said so."""

from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "UTC+8")


def minute_text(moment: datetime) -> str:
    return moment.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")


def second_text(moment: datetime) -> str:
    """Time of day with tenths of a second."""
    local = moment.astimezone(BEIJING)
    return local.strftime("%H:%M:%S.") + str(local.microsecond // 100_000)


def elapsed_text(seconds: float) -> str:
    """`m:ss` since the run began."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"

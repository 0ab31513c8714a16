"""What passed on some devices and was not tested on others: said so, and neither hidden nor taken for a pass of all."""

from harness.report.articles import article_name
from harness.report.device_name import short_device
from harness.report.outcomes import AppResult, Column, Partly
from harness.report.plain_text import plain
from harness.report.words import Words


def partly_text(result: AppResult, article: str, words: Words) -> str:
    """On how many devices an Article passed and which did not test it; empty where all of them say the same."""
    short, partly = partly_short(result, article, words), result.partly(article)
    return f"{short}{words.say('partly.missing', devices=_missing(partly, result, words))}" if partly else ""


def partly_short(result: AppResult, article: str, words: Words) -> str:
    """The same without the devices, for a cell beside theirs."""
    partly = result.partly(article)
    return words.say("partly", passed=len(partly.passed), of=partly.of) if partly else ""


def partly_notes(result: AppResult, words: Words) -> tuple[str, ...]:
    """What to read under a table of Articles: which devices did not test which of them."""
    by_devices: dict[str, list[str]] = {}
    for article in result.articles:
        partly = result.partly(article)
        if partly is not None:
            by_devices.setdefault(_missing(partly, result, words), []).append(article_name(article, words))
    return tuple(
        words.say("partly.articles", devices=devices, articles=words.joined(articles))
        for devices, articles in by_devices.items()
    )


def partly_rules_text(result: AppResult, words: Words) -> str:
    """How many of the rules that count as not tested passed on some device; empty where none did."""
    count = sum(one.partly is not None for one in result.results if not one.waits)
    return words.say("partly.rules", count=count) if count else ""


def _missing(partly: Partly, result: AppResult, words: Words) -> str:
    return words.joined(list(dict.fromkeys(_name(column, result) for column in partly.untested)))


def _name(column: Column, result: AppResult) -> str:
    device = next(one.run.device.name for one in result.runs if one.run.device.key == column.device)
    several = len({one.network for one in result.columns if one.device == column.device}) > 1
    return short_device(device) + (f" · {plain(column.network, 30)}" if several else "")

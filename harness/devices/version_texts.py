"""What tools say of their own versions, read without running anything."""

import re

_VERSION = re.compile(r"\d+(?:\.\d+)+")
_TEXT_LIMIT = 4096

# Appium 3's engines: ^20.19 || ^22.12 || >=24.
_NODE_MINOR = {20: 19, 22: 12}
_NODE_ALWAYS = 24


def first_version(text: str) -> str | None:
    """The first dotted number of a tool's answer, e.g. "156.0.8078.79"; None where there is none."""
    match = _VERSION.search(text[:_TEXT_LIMIT])
    return match.group() if match else None


def numbers(version: str) -> tuple[int, ...]:
    """The leading dotted numbers of a version; () where it begins with none. A part of absurd length counts as none."""
    match = re.match(r"\d{1,9}(?:\.\d{1,9})*(?!\d)", version.lstrip("v"))
    return tuple(int(part) for part in match.group().split(".")) if match else ()


def node_suits(version: str) -> bool:
    """Whether Appium 3 accepts this Node.js."""
    major, minor = (*numbers(version), 0, 0)[:2]
    return major >= _NODE_ALWAYS or (major in _NODE_MINOR and minor >= _NODE_MINOR[major])


def driver_matches(browser: str, driver: str) -> bool:
    """A chromedriver drives the Chromium of its own major version, and no other."""
    return bool(numbers(browser)) and numbers(browser)[:1] == numbers(driver)[:1]


def cjk_families(fc_list_answer: str) -> tuple[str, ...]:
    """The families of `fc-list :lang=zh-cn family`: one a line, its other names after commas. Sorted, each once."""
    names = (line.split(",")[0].strip() for line in fc_list_answer.splitlines())
    return tuple(sorted({name for name in names if name}))

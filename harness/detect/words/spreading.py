"""Which spreading of the app a text sets as a task, counts or pays: sharing, bringing in others, installing it.

Whether the text is a notice, a task row or a label, its words say it; what forbids or explains it sets nothing.
"""

import re

from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.installed_thing import of_things
from harness.detect.words.phrases import Phrases

_SAID = Phrases("spreading")

MOST_CHARACTERS = 80
_KEPT = re.compile(r"(不得|禁止|严禁|不许)(私自|擅自)?(卸载|取关|取消关注)")  # forbids to part from it


def spreading(text: str) -> tuple[str, ...]:
    """`share`, `invite`, `download` of a normalised text, its pieces parted by |."""
    if len(text) > MOST_CHARACTERS or is_lifted(_KEPT.sub("", text)) or of_public(text):
        return ()
    share = _SAID.share.search(text) and (not _SAID.handed_in.search(text) or _SAID.passed_on.search(text))
    told = {"share": share, "invite": _SAID.invite.search(text), "download": _SAID.install.search(text)}
    return tuple(name for name, found in told.items() if found and is_of_the_app(name, text))


def is_of_the_app(act: str, text: str) -> bool:
    """Whether what is passed on, invited to or installed may be the app or its content, and no case or meeting."""
    if act == "download":
        return of_app(text)
    return not (_SAID.not_share if act == "share" else _SAID.not_invite).search(text)


def installs_by_order(sentence: str) -> bool:
    """Whether a sentence orders those whom it names to install an app that it names, whatever page says so."""
    ordered = _SAID.install.search(sentence) and _SAID.spoken_to.search(sentence) and _SAID.named_app.search(sentence)
    return bool(ordered) and of_app(sentence) and not is_lifted(sentence)


def of_app(text: str) -> bool:
    """Whether what is installed may be an app: no meter and no firm, and nobody's own affair."""
    named = bool(_SAID.of_named_app.search(text))
    return not of_things(text) and (named or not _SAID.own_affair.search(text))

"""Which spreading of the app a text sets as a task, counts or pays: sharing, bringing in others, installing it.

Whether the text is a notice, a task row or a label, its words say it; what forbids or explains it sets nothing.
"""

from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.installed_thing import of_things
from harness.detect.words.phrases import Phrases

_SAID = Phrases("spreading")

MOST_CHARACTERS = 80


def spreading(text: str) -> tuple[str, ...]:
    """`share`, `invite`, `download` of a normalised text, its pieces parted by |."""
    if len(text) > MOST_CHARACTERS or is_lifted(text) or of_public(text):
        return ()
    share = _SAID.share.search(text) and (not _SAID.handed_in.search(text) or _SAID.passed_on.search(text))
    invite = _SAID.invite.search(text) and not _SAID.not_invite.search(text)
    install = _SAID.install.search(text) and of_app(text)
    told = {"share": share, "invite": invite, "download": install}
    return tuple(name for name, found in told.items() if found)


def of_app(text: str) -> bool:
    """Whether what is installed may be an app: no meter and no firm, and nobody's own affair."""
    return not of_things(text) and not _SAID.own_affair.search(text)

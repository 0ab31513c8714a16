"""What the app's own privacy policy says of third parties, beside who received personal information."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from harness.detect.masking.mask import Masker
from harness.detect.screen.screen_view import ScreenView
from harness.detect.traffic.receiver.parties import Parties, Party
from harness.detect.words.phrases import Phrases
from harness.model.observation import Channel, Evidence, Observation

_SAID = Phrases("policy_text")

TITLE_CHARACTERS = 24
MOST_PLACES = 2
SHORTEST_NAME = 4
# Parts of host names that say nothing of who runs them.
_COMMON = frozenset(("https", "data", "cloud", "collect", "static", "open", "mobile", "push", "stat", "stats", "track"))


@dataclass(frozen=True, slots=True)
class PolicyText:
    """The text of all screens that are a policy, without white space, lower case; "" where none was seen.

    `places` point at the first of these screens.
    """

    text: str = ""
    places: tuple[Evidence, ...] = ()

    @classmethod
    def of(cls, views: Iterable[ScreenView]) -> Self:
        pages = list({view.screen: view for view in reversed(list(views)) if is_policy(view)}.values())[::-1]
        places = tuple(Evidence(view.png, _whole(view), "，".join(view.headings[-1:])) for view in pages[:MOST_PLACES])
        return cls("\n".join(view.text.lower() for view in pages), places)

    def lists(self, host: str, registrable: str) -> bool | None:
        """Whether the policy names a receiver by host, domain or the domain's own name.

        None where that cannot be told: no policy was seen, or it names parties by what they are called and not by
        their domain, so that this may be one of them.
        """
        if not self.text:
            return None
        if any(_stands_in(name, self.text) for name in (host.lower(), registrable.lower(), *_names(registrable))):
            return True
        return None if _SAID.names_others.search(self.text) else False


def with_listing(
    seen: Iterable[Observation], policy: PolicyText, parties: Parties, masker: Masker
) -> Iterable[Observation]:
    """The same observations; those of traffic to a third party get `listed` where the policy tells."""
    for one in seen:
        host = str(one.data.get("host", ""))
        third = one.channel is Channel.TRAFFIC and one.data.get("receiver") == Party.THIRD and masker.mask(host) == host
        listed = policy.lists(host, parties.registrable(host)) if third and host else None
        if listed is None:
            yield one
        else:
            yield replace(one, data={**one.data, "listed": listed}, evidence=(*one.evidence, *policy.places))


def _whole(view: ScreenView) -> str:
    return f"box=0,0,{view.tree.width_dp:.0f},{view.tree.height_dp:.0f}"


def is_policy_heading(text: str) -> bool:
    """Whether a short text is what a policy or one of its lists is called."""
    return bool(_SAID.title.search(text)) and len(text) <= TITLE_CHARACTERS


def is_policy(view: ScreenView) -> bool:
    """A page under such a heading with rules in it; a dialog or a form that only points to the policy is none."""
    headed = any(is_policy_heading(text) for text in view.headings)
    body = [piece for piece in view.pieces if not piece.is_control and not _SAID.title.search(piece.text)]
    plain = not any(piece.node.in_dialog or piece.node.kind == "input" for piece in view.pieces)
    return headed and plain and any(_SAID.rule.search(piece.text) for piece in body)


def _names(registrable: str) -> list[str]:
    parts = re.split(r"[-_]", registrable.lower().partition(".")[0])
    whole = registrable.lower().partition(".")[0]
    return [name for name in (whole, *parts) if len(name) >= SHORTEST_NAME and name not in _COMMON]


def _stands_in(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text))

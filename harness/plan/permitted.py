"""Whether a run is permitted: on this machine's own ground always, else only as a valid letter says.

Own ground is what can only lead to this machine or nowhere: an address on loopback, or a name under `.test` (RFC 6761)
that the laboratory file puts there, as the calibration apps have. A package is ours only on a simulated handset.
"""

import ipaddress
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from harness.model.faults import NotPermitted
from harness.model.laboratory import Laboratory
from harness.model.permission import Leave, Permission
from harness.model.saying import Saying
from harness.plan.run_order import RunOrder

LEGAL_DAY = ZoneInfo("Asia/Shanghai")
RESERVED = "test"
PLACE = "campaign: permission"
WRITE_ONE = Saying(
    "give --campaign FILE with the letter (see reports/campaign.example.yaml)",
    "用 --campaign 指定载有许可的检测方案文件（示例：reports/campaign.example.yaml）",
)


def under_letter(order: RunOrder, letter: Permission | None) -> RunOrder:
    """The order with its letter; what the letter forbids to touch joins the app's deny list, which nothing lifts."""
    if letter is None:
        return order
    denied = tuple(dict.fromkeys((*order.app.deny_texts, *letter.forbidden_actions)))
    return replace(order, permission=letter, app=replace(order.app, deny_texts=denied))


def refuse_unpermitted(order: RunOrder, now: datetime) -> None:
    """Raise NotPermitted, with the one thing that is wrong. `now` is aware."""
    letter = order.permission
    what = _forbidden(order, letter) if letter else None
    if what is None and not on_own_ground(order):
        what = next(_objections(order, letter, now.astimezone(LEGAL_DAY)), None) if letter else _no_letter(order)
    if what is not None:
        raise NotPermitted(what, PLACE, WRITE_ONE if letter is None else None)


def leave_of(order: RunOrder) -> Leave:
    """What a run may send that no app file names."""
    if on_own_ground(order):
        return Leave.EVERYTHING
    return Leave.FORMS if order.permission and order.permission.forms_may_be_sent else Leave.NOTHING


def on_own_ground(order: RunOrder) -> bool:
    """Whether the run can reach nothing but what this machine itself serves."""
    web = [address for address in (order.address, order.web_address) if "://" in address]
    if order.device.platform != "browser" and not order.device.simulated:
        return False
    return bool(web) and all(_leads_here(address, order.laboratory) for address in web)


def _leads_here(address: str, laboratory: Laboratory) -> bool:
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".").lower()
    known = laboratory.endpoint(host, parts.port or (443 if parts.scheme == "https" else 80))
    if known:
        return (is_loopback(host) or host.rpartition(".")[2] == RESERVED) and is_loopback(known.address)
    return is_loopback(host) or host.rpartition(".")[2] == RESERVED


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _no_letter(order: RunOrder) -> Saying:
    return Saying(
        f"nobody has permitted tests of {order.app.key} ({order.address})",
        f"未获准对 {order.app.key}（{order.address}）进行检测",
    )


def _objections(order: RunOrder, letter: Permission, now: datetime) -> Iterator[Saying]:
    """What is wrong with the letter for this run at this time."""
    begins, ends = letter.valid_from.isoformat(), letter.valid_until.isoformat()
    if now.date() < letter.valid_from:
        yield Saying(f"the letter is valid from {begins}", f"许可自 {begins} 起有效")
    if now.date() > letter.valid_until:
        yield Saying(f"the letter expired on {ends}", f"许可已于 {ends} 失效")
    if letter.hours and not _within(now.strftime("%H:%M"), letter.hours):
        said = f"{letter.hours[0]}-{letter.hours[1]}"
        yield Saying(f"the letter permits {said} only", f"许可仅限 {said} 进行")
    if letter.apps and order.app.key not in letter.apps:
        yield Saying(f"the letter is not for {order.app.key}", f"许可不包括应用 {order.app.key}")
    for place in _places(order):
        if not any(_covers(host, place) for host in letter.hosts):
            yield Saying(f"the letter is not for {place}", f"许可不包括 {place}")


def _places(order: RunOrder) -> list[str]:
    """Hosts and packages that the run goes to."""
    addresses = dict.fromkeys(address for address in (order.address, order.web_address) if address)
    return [urlsplit(one).hostname or "" if "://" in one else one for one in addresses]


def _covers(pattern: str, place: str) -> bool:
    """`*.x` covers what stands below x, nothing else; case does not count."""
    wanted, given = pattern.lower(), place.lower()
    if wanted.startswith("*."):
        return given.endswith(wanted[1:])
    return wanted == given


def _within(clock: str, hours: tuple[str, ...]) -> bool:
    """`hours` may go over midnight; the last minute is included."""
    first, last = hours
    return first <= clock <= last if first <= last else clock >= first or clock <= last


def _forbidden(order: RunOrder, letter: Permission) -> Saying | None:
    found = next((name for name in order.scenarios if name in letter.forbidden_scenarios), "")
    return Saying(f"the letter forbids the scenario {found}", f"许可禁止执行场景 {found}") if found else None

"""What to measure from a phone before its network counts as proved: the same questions that a namespace answers.

Pure: the list for people and for whoever asks the phone (adb shell, a page, a shortcut), and the judgement of answers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from harness.model.saying import Saying
from harness.networks.spec import NetworkSpec

_PINGED = re.compile(r"^PING\S* [^\n(]{0,300}\(([^)\n]{2,60})\)", re.MULTILINE)
_NO_SUCH_COMMAND = 127


@dataclass(frozen=True, slots=True)
class Check:
    """One question with the answer that the network must give. `how` is what Android's shell can do."""

    key: str
    what: Saying
    how: str
    expected: bool


def checks_for(spec: NetworkSpec, name4: str, name6: str, literal4: str) -> tuple[Check, ...]:
    """`name4` has only an A record, `name6` an AAAA, `literal4` is an IPv4 address that answers elsewhere."""
    reach6 = spec.ipv6 and not spec.black_hole
    return (
        Check(
            "has_ipv4",
            Saying("the phone has an IPv4 address", "手机获得 IPv4 地址"),
            "ip -4 addr show wlan0",
            spec.ipv4,
        ),
        Check(
            "has_ipv6",
            Saying("the phone has a global IPv6 address", "手机获得全局 IPv6 地址"),
            "ip -6 addr show wlan0 scope global",
            spec.ipv6,
        ),
        Check("clat", Saying("its CLAT runs", "手机 CLAT 已启用"), "ip addr show v4-wlan0", spec.pref64),
        Check(
            "reaches_ipv6",
            Saying(f"{name6} answers over IPv6", f"{name6} 可经 IPv6 访问"),
            f"ping6 -c 3 {name6}",
            reach6,
        ),
        Check(
            "reaches_ipv4_name",
            Saying(f"{name4} answers", f"{name4} 可访问"),
            f"ping -c 3 {name4} || ping6 -c 3 {name4}",
            spec.ipv4 or spec.nat64,
        ),
        Check(
            "reaches_literal",
            Saying(f"the address {literal4} answers", f"地址 {literal4} 可访问"),
            f"ping -c 3 {literal4}",
            spec.ipv4 or spec.pref64,
        ),
        Check(
            "dns64",
            Saying(f"{name4} resolves to IPv6", f"{name4} 解析出 IPv6 地址"),
            f"ping6 -c 1 {name4} | head -n 1",
            spec.nat64,
        ),
    )


def failed_checks(checks: tuple[Check, ...], answers: Mapping[str, bool]) -> tuple[Saying, ...]:
    """What the phone showed otherwise, or did not show; nothing means that the network is proved from the phone."""
    faults = []
    for one in checks:
        answer = answers.get(one.key)
        if answer is None:
            faults.append(Saying(f"not measured: {one.what.en}", f"未测量：{one.what.zh}"))
        elif answer != one.expected:
            faults.append(
                Saying(f"{one.what.en}: {'yes' if answer else 'no'}", f"{one.what.zh}：{'是' if answer else '否'}")
            )
    return tuple(faults)


def answer_of(key: str, out: str, code: int) -> bool | None:
    """What the output and exit code of a check's command say; None where the phone could not tell."""
    if code == _NO_SUCH_COMMAND or "not found" in out[:300]:
        return None
    match key:
        case "has_ipv4" | "clat":
            return re.search(r"\binet \d", out) is not None
        case "has_ipv6":
            return re.search(r"\binet6 [23]", out) is not None  # global unicast begins with binary 001
        case "dns64":
            pinged = _PINGED.search(out)
            return pinged is not None and ":" in pinged[1]
        case _:
            return code == 0

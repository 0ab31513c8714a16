"""What may be held against an app that ran on a network which lacks something on purpose.

That a function fails without IPv4, or on a weak link, is for the rules made for it to judge. For all others such a
failure says nothing, and neither does anything that was not seen there. What was seen (a leak, a text) counts as ever.
"""

from collections.abc import Sequence

from harness.judge.rule import Rule
from harness.model.observation import Kind, Observation
from harness.model.run import Run
from harness.model.saying import Saying

LACKING = ("ipv6-", "weak-")  # dual stack and IPv4 alone are what every app must cope with
TAINTED = frozenset({Kind.TASK_FAILED, Kind.BLANK_SCREEN, Kind.SCRIPT_ERROR, Kind.REFUSAL_BLOCKS})
NOT_FAIR = Saying(
    "the network of this run lacks something on purpose; ordinary rules are judged on an ordinary one",
    "本次运行的网络有意受限，普通规则须在普通网络上判定",
)


def is_fair(rule: Rule, run: Run) -> bool:
    return rule.needs.any_network or not run.network.startswith(LACKING)


def fair_observations(
    rule: Rule, run: Run, observations: Sequence[Observation], admitted: frozenset[int]
) -> frozenset[int]:
    """Of the admitted observations those that the network itself cannot have caused."""
    if is_fair(rule, run):
        return admitted
    return frozenset(index for index in admitted if observations[index].kind not in TAINTED)

"""Protocol: MP-1 to MP-10, the ways in which a run shows that a function is mandatory (standards, section 4)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from harness.model.saying import Saying

Result = Literal["positive", "negative", "unknown"]
# What a form may demand beyond words: only for these (or where a form was tried) is MP-4 part of a "no".
ASKED_IN_FORMS = ("photo", "video", "trail", "form")
EVERY_DUTY = "every"  # the subject of a result that holds for whatever the app may ask: no gate stood anywhere


class Protocol(StrEnum):
    """The numbers are the catalogue's."""

    GATE_REFUSAL = "MP-1"
    OMISSION = "MP-2"
    PERMISSION_REFUSAL = "MP-3"
    REQUIRED_FIELD = "MP-4"
    TIMER_LOCK = "MP-5"
    NO_OPT_OUT = "MP-6"
    NAGGING = "MP-7"
    RULE_TEXT = "MP-8"
    MANAGER_VIEW = "MP-9"
    TELEMETRY_TIE = "MP-10"


# How a recording names what was done, and the protocol that it is.
PROBES: Mapping[str, Protocol] = MappingProxyType(
    {
        "skip_gate": Protocol.GATE_REFUSAL,
        "omit": Protocol.OMISSION,
        "decline_permission": Protocol.PERMISSION_REFUSAL,
        "leave_out_field": Protocol.REQUIRED_FIELD,
        "drop_field": Protocol.REQUIRED_FIELD,
        "leave_timer": Protocol.TIMER_LOCK,
        "find_opt_out": Protocol.NO_OPT_OUT,
        "count_reminders": Protocol.NAGGING,
        "time_sessions": Protocol.TELEMETRY_TIE,
    }
)
# Section 4, column `direct`: enough for the mandatory half of a violation. MP-8 only where the text is the sponsor's;
# MP-9 only together with MP-2, which is then a second protocol, so by itself it is not.
DIRECT = frozenset(
    {
        Protocol.GATE_REFUSAL,
        Protocol.OMISSION,
        Protocol.PERMISSION_REFUSAL,
        Protocol.REQUIRED_FIELD,
        Protocol.TIMER_LOCK,
    }
)
PROTOCOL_NAMES: Mapping[Protocol, Saying] = MappingProxyType(
    {
        Protocol.GATE_REFUSAL: Saying("gate refusal", "拒绝关卡"),
        Protocol.OMISSION: Saying("omission over working days", "多日不作为"),
        Protocol.PERMISSION_REFUSAL: Saying("permission refusal", "拒绝权限"),
        Protocol.REQUIRED_FIELD: Saying("required field", "必填项"),
        Protocol.TIMER_LOCK: Saying("timer lock", "计时锁定"),
        Protocol.NO_OPT_OUT: Saying("no opt-out", "无法关闭"),
        Protocol.NAGGING: Saying("nagging", "催促提醒"),
        Protocol.RULE_TEXT: Saying("rule text", "制度文字"),
        Protocol.MANAGER_VIEW: Saying("manager view", "上级视图"),
        Protocol.TELEMETRY_TIE: Saying("telemetry tie", "时长上报比对"),
    }
)

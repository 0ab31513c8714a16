"""Why something could not be held side by side, in words: the side, the condition that it did not meet, and why."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from harness.model.saying import Saying

Side = Literal["baseline", "live"]
SIDES: Mapping[Side, Saying] = MappingProxyType(
    {"baseline": Saying("baseline", "备案版本"), "live": Saying("live", "现行版本")}
)
# What stands before the colon of a condition (harness.detect.inventory.stand).
CONDITIONS: Mapping[str, Saying] = MappingProxyType(
    {
        "channel": Saying("channel", "证据通道"),
        "scenario": Saying("scenario", "测试场景"),
        "role": Saying("role", "角色"),
        "account": Saying("account", "账号"),
        "interfaces": Saying("interfaces", "接口"),
    }
)
# The reasons that coverage has of its own; what a run said besides is quoted as it is.
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "switched off": "已关闭",
        "failed": "失效",
        "lost while running": "运行中失效",
        "nobody signed in": "无人登录",
        "sign-in failed": "登录失败",
        "it was not run": "未执行",
        "it did not reach its end": "未执行到底",
        "failed to pass": "未通过",
        "skipped": "跳过",
        "error": "出错",
        "not in view": "未覆盖",
        "not on this platform": "该平台没有",
        "the flow file is missing or breaks off": "流量文件缺失或中断",
    }
)
NOT_RUN = Saying("not run", "未执行")


def gap_saying(side: Side, condition: str, why: str) -> Saying:
    """`condition` as the inventory names it (`channel:proxy`); `why` is "" for what nobody tried."""
    kind, _, name = condition.partition(":")
    known = CONDITIONS.get(kind)
    named = f"{known.zh} {name}".rstrip() if known else condition
    reason = Saying(why, _in_chinese(why)) if why else NOT_RUN
    said = SIDES[side]
    return Saying(f"{said.en}: {condition} ({reason.en})", f"{said.zh}：{named}（{reason.zh}）")


def _in_chinese(why: str) -> str:
    """The first words of a reason where they are ours; the rest may quote an app and stays as it is."""
    head, mark, rest = why.partition(": ")
    return f"{REASONS.get(head, head)}{'：' if mark else ''}{rest}"

"""Rule texts and sightings of the sample inspection. Shortened; the catalogue of record is the judge's."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.model.observation import Channel, Kind
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.subject import RuleText

_TABLE = Path(__file__).with_name("sample_rules.txt")
MENDS = {
    "A14-2a": Saying(
        "Remove the gate or make it voluntary.",
        "取消打卡前置，不打卡不得影响其他功能使用；确属安保应急的，补报书面规定。",
    ),
    "A14-2b": Saying("Remove personal ranking and its 通报.", "下线个人和单位积分排名及通报。"),
    "PI-08": Saying("Collect only after consent.", "在用户同意之后再申请定位并采集设备信息。"),
}


def _rule(line: str) -> RuleText:
    rule, article, title, english, quote, strength = line.split("|")
    gloss = f"({english}.)"
    return RuleText(rule, article, Saying(english, title), quote, gloss, strength, mend=MENDS.get(rule))


RULES: Mapping[str, RuleText] = {
    rule.rule: rule for rule in (_rule(line) for line in _TABLE.read_text("utf-8").splitlines())
}
ABSENCE_RULES = tuple(RULES)
Sight = tuple[Kind, Channel, str, str, dict[str, Any]]
V, S, A = Outcome.VIOLATION, Outcome.SUSPECT, Outcome.ADVICE
UI, TRAFFIC, HOOK, SCENARIO = Channel.UI, Channel.TRAFFIC, Channel.HOOK, Channel.SCENARIO
GATE: list[Sight] = [
    (Kind.MANDATORY, SCENARIO, "check_in", "gate", {"protocol": "MP-1", "direct": True}),
    (Kind.CHECK_IN, UI, "每日打卡", "gate", {"taps": 0}),
    (Kind.CHECK_IN, TRAFFIC, "/api/checkin/submit", "body", {"receiver": "first"}),
]
TRAIL: list[Sight] = [
    (
        Kind.TRAIL_SENT,
        TRAFFIC,
        "/t/batch",
        "body",
        {"receiver": "first", "datum": "GCJ-02", "points": 58, "background": True},
    ),
    (Kind.API_CALL, HOOK, "location", "call", {"api": "watchPosition", "count": 58}),
]
SEEN_ON_BURDENED: Mapping[str, tuple[Outcome, float, str, list[Sight]]] = {
    "A05-1": (V, 0.9, "主办单位仅以 9 dp 浅灰小字出现在“我的”页底部，未达显著位置和醒目方式。", [
        (Kind.SPONSOR_SHOWN, UI, "林城市人民政府办公室", "home",
         {"font_dp": 9.0, "contrast": 1.62, "taps": 2, "prominent": False})]),
    "A05-2": (V, 0.95, "遍历全部页面，未见备案编号。", []),
    "A10-1": (V, 0.97, "设有打卡签到，且不打卡即不能使用其他功能。", GATE),
    "A14-2a": (V, 0.97, "拒绝打卡后，“查看通知”等 3 项无关功能在三次重启后均不可用，打卡具有强制性。", GATE),
    "A14-2b": (V, 0.93, "按个人和单位公布积分排名，并写明“末位单位将予以通报”。", [
        (Kind.RANKING, UI, "persons", "rank", {}), (Kind.RANKING, TRAFFIC, "units", "body", {"receiver": "first"})]),
    "A14-2c": (V, 0.9, "心跳每 15 秒上报一次，累计时长在上级视图中按人显示。", [
        (Kind.ONLINE_TIME, TRAFFIC, "heartbeat", "form", {"period_s": 15.0})]),
    "A14-3a": (V, 0.9, "分享满 3 人方可解锁材料下载。", [(Kind.PROMOTION, UI, "share", "home", {})]),
    "A14-4c": (V, 0.92, "走访填报缺少现场照片时服务端拒收。", [(Kind.MEDIA_DUTY, UI, "现场照片", "gate", {})]),
    "A14-4d": (V, 0.94, "轨迹每分钟成批上传，页面隐藏后仍在继续。", TRAIL),
    "A14-5a": (V, 0.95, "提供 ￥98.00 年度会员并可下单。", [(Kind.PAYMENT, UI, "年度会员", "vip", {})]),
    "A14-5b": (S, 0.7, "会员页出现标有“广告”的商业推广，只有界面一个渠道的证据。", [
        (Kind.ADVERTISEMENT, UI, "林城优选", "vip", {})]),
    "A16-IPV6-0": (A, 0.8, "发现 1 处 IPv4 地址字面量。", [(Kind.IPV4_LITERAL, TRAFFIC, "203.0.113.7", "form", {})]),
    "A18-1": (V, 0.95, "全部页面均无投诉建议入口。", []),
    "PI-08": (V, 0.98, "同意弹窗出现之前即调用定位接口并上传设备指纹。", [
        (Kind.API_CALL, HOOK, "location", "call", {"api": "getCurrentPosition", "count": 1}),
        (Kind.FINGERPRINT_SENT, TRAFFIC, "device", "body", {"receiver": "third"})]),
    "PI-24": (V, 0.96, "向统计域名发送手机号的 MD5 值。", [
        (Kind.PERSONAL_DATA_SENT, TRAFFIC, "phone", "form", {"receiver": "third", "form": "md5", "in_url": True})]),
    "PI-31": (V, 0.94, "页面隐藏后仍发送位置 12 次。", TRAIL),
    "PI-34": (V, 0.99, "手机号出现在网址中，且有一次明文 HTTP 请求。", [
        (Kind.PERSONAL_DATA_SENT, TRAFFIC, "phone", "form", {"plaintext": True, "in_url": True, "receiver": "first"})]),
}  # fmt: skip

"""A realistic inspection of three apps on three simulated phones, for looking at the report and for its tests.

Run it to write the report: `python -m tests.report.sample_inspection FOLDER [zh|en]`.
"""

import sys
from pathlib import Path

from harness.model.coverage import Covered
from harness.model.device_profile import DeviceProfile
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.order import Order
from harness.model.saying import Saying
from harness.model.screen import Box
from harness.model.verdict import Outcome, Verdict
from harness.report.html import inspection_html
from harness.report.results_json import results_json
from harness.report.subject import GroundTruthResult, InspectedRun, Inspection, Picture
from tests.report.inspection_factory import (
    EventLine,
    a_device,
    a_run,
    a_verdict,
    an_app,
    an_inspection,
    an_observation,
    coverage,
)
from tests.report.sample_rules import ABSENCE_RULES, RULES, SEEN_ON_BURDENED
from tests.report.sample_screens import a_screen

DEVICES = (a_device("android", "安卓手机 P60"), a_device("ios", "苹果手机 15"), a_device("harmony", "鸿蒙手机 Mate"))
COMPLIANT = an_app(
    "compliant", "林城易办", sponsor="林城市政务服务管理局", filing_number="政务应用备2026-000123号", audience="public"
)
NULL = an_app("null", "林城信息公开", sponsor="林城市人民政府办公室", filing_number="政务应用备2026-000124号")
SCREENS = {
    "screens/gate.png": a_screen("每日打卡", ["请先完成今日打卡", "当前位置：未获取", "现场照片：未上传"], "提交打卡"),
    "screens/rank.png": a_screen(
        "积分排行", ["1 王×军 1280 分", "2 李×华 1175 分", "3 张×敏 990 分", "末位单位将予以通报"], "查看全部"
    ),
    "screens/vip.png": a_screen(
        "会员服务", ["广告 林城优选 限时特惠", "年度会员 ￥98.00", "立即开通享专属客服"], "立即购买"
    ),
    "screens/home.png": a_screen("林城督办", ["待办事项 3", "工作填报", "走访记录", "联系电话 13812345678"], ""),
}
EVIDENCE = {
    "gate": Evidence("screens/gate.png", "box=12,100,366,40", "请先完成今日打卡"),
    "rank": Evidence("screens/rank.png", "box=12,100,366,128", "1 王×军 1280 分"),
    "vip": Evidence("screens/vip.png", "box=24,248,342,46", "立即购买"),
    "home": Evidence("screens/home.png", "", ""),
    "body": Evidence(
        "traffic/flows.mitm",
        "flow=5f0a91c2 part=request.body",
        '{"user":"李*","phone":"138****5678","pts":[[30.2…,120.1…],[30.2…,120.1…]],"sys":"gcj02"}',
    ),
    "form": Evidence("traffic/flows.mitm", "flow=77aa01 part=request.url", "uid=88&tel=138****5678&from=h5"),
    "call": Evidence("events.jsonl", "seq=6", "getCurrentPosition({enableHighAccuracy:true})"),
}


def sample(devices: tuple[DeviceProfile, ...] = DEVICES) -> Inspection:
    runs = [
        *(_burdened(device) for device in devices),
        *(_clean(COMPLIANT.key, device) for device in devices),
        *(_clean(NULL.key, device) for device in devices),
    ]
    return an_inspection(
        runs,
        RULES.values(),
        order=Order(customer="林城市委网信办（示例）", place="模拟设备实验室", approved_by="张授权"),
        campaign="demo",
        rule_set="guobanhan-2026-12 v0.1 (sha256 4f1c9a02b7de)",
        switches={"a14_2_reading": "R2", "empty_necessary_media": "unknown"},
        remarks=(
            Saying("No real handset was attached to this laboratory.", "本实验室未接入真机。"),
            Saying("The working-days condition is one day in the demo.", "演示方案将“连续三个工作日”缩短为一日。"),
        ),
        calibration=Saying("Instrument check passed at 08:05.", "2026-11-22 08:05 仪器自检通过，预埋行为全部查出。"),
        ground_truth=(
            GroundTruthResult("林城督办", 21, 21),
            GroundTruthResult("林城易办", 0, 0),
            GroundTruthResult("林城信息公开", 0, 0),
        ),
    )


def _burdened(device: DeviceProfile) -> InspectedRun:
    harmony = device.key == "harmony"
    verdicts = [_seen(rule, device) for rule in SEEN_ON_BURDENED if not (harmony and rule == "PI-34")]
    if harmony:
        why = Saying("the proxy was switched off", "本次运行停用了流量代理，看不到请求内容")
        verdicts.append(a_verdict("PI-34", Outcome.NOT_TESTED, "PI", device=device.key, why=why, confidence=0.0))
    verdicts += [_absent(rule, device, "burdened") for rule in ABSENCE_RULES if rule not in SEEN_ON_BURDENED]
    return a_run(
        verdicts,
        device=device,
        pictures=_pictures(),
        timeline=tuple(_time_line()),
        coverage=coverage(
            without=("proxy",) if harmony else (),
            roles={"grassroots": Covered(True), "superior": Covered(True)},
            probes={"decline_permission:camera": Covered(False, "应用未申请该权限")},
            menu_share={"grassroots": 1.0, "superior": 0.92},
        ),
        run_changes={"without": ("proxy",) if harmony else ()},
        link_base=f"../burdened-{device.key}/attempt-1",
    )


def _clean(key: str, device: DeviceProfile) -> InspectedRun:
    app = COMPLIANT if key == "compliant" else NULL
    verdicts = [_absent(rule, device, key) for rule in RULES]
    return a_run(verdicts, app=app, device=device, timeline=tuple(_time_line()), pictures=_pictures())


def _seen(rule: str, device: DeviceProfile) -> Verdict:
    outcome, confidence, why, sights = SEEN_ON_BURDENED[rule]
    observations = [_observation(*sight) for sight in sights]
    english = Saying(RULES[rule].title.en + ": shown by the evidence below.", why)
    article = RULES[rule].article
    return a_verdict(
        rule, outcome, article, observations, device=device.key, confidence=confidence, why=english, app="burdened"
    )


def _observation(kind: Kind, channel: Channel, subject: str, cited: str, data: dict[str, object]) -> Observation:
    phase = Phase.BEFORE_CONSENT if kind in (Kind.API_CALL, Kind.FINGERPRINT_SENT) else Phase.AFTER_CONSENT
    evidence = [EVIDENCE[name] for name in cited.split()]
    return an_observation(kind, channel, subject, evidence, phase=phase, data=data, direct=kind is Kind.MANDATORY)


def _absent(rule: str, device: DeviceProfile, app: str) -> Verdict:
    if rule in ("A14-3c", "A26-1"):
        why = Saying("needs three working days; one was recorded", "须连续观察三个工作日，本次只有一个")
        return a_verdict(rule, Outcome.NOT_TESTED, RULES[rule].article, device=device.key, why=why, app=app)
    outcome = Outcome.NOT_APPLICABLE if rule == "A15-1" else Outcome.PASS
    why = Saying("nothing found within the coverage", "在覆盖范围内未发现")
    return a_verdict(rule, outcome, RULES[rule].article, device=device.key, why=why, app=app, confidence=0.9)


def _pictures() -> dict[str, Picture]:
    return {
        name: Picture(png, veiled=(Box(96, 240, 120, 30),) if "home" in name else ()) for name, png in SCREENS.items()
    }


def _time_line() -> list[Event]:
    line = EventLine()
    line.add(EventKind.RUN_BEGIN)
    for channel in ("proxy", "hooks", "frida", "screens", "logs"):
        line.add(EventKind.CHANNEL, {"channel": channel, "state": "proved"}, source=Source.SYSTEM, after_ms=150)
    stack = [
        "locate (https://duban.lincheng.test/js/app.js:41:17)",
        "onload (https://duban.lincheng.test/js/app.js:8:3)",
    ]
    early = {"scenario": "launch_unanswered", "phase": Phase.BEFORE_CONSENT}
    line.add(EventKind.CALL, {"api": "getCurrentPosition", "stack": stack}, source=Source.HOOK, phase=early["phase"])  # type: ignore[arg-type]
    for scenario, choice in (
        ("launch_unanswered", "unanswered"),
        ("launch_refused", "refused"),
        ("launch_accepted", "accepted"),
        ("core_tasks", "accepted"),
        ("menu_walk", "accepted"),
        ("refusal_probes", "accepted"),
        ("background", "accepted"),
    ):
        _scenario(line, scenario, choice)
    return line.events


def _scenario(line: EventLine, scenario: str, choice: str) -> None:
    before = Phase.BEFORE_CONSENT
    after = {"unanswered": before, "refused": Phase.REFUSED}.get(choice, Phase.AFTER_CONSENT)
    line.add(EventKind.SCENARIO_BEGIN, {"scenario": scenario}, scenario=scenario, after_ms=1500)
    for index in range(14):
        line.add(EventKind.REQUEST, source=Source.TRAFFIC, phase=before, scenario=scenario, after_ms=60 + 13 * index)
    line.add(EventKind.CONSENT, {"choice": choice, "dialog": True}, phase=after, scenario=scenario)
    if scenario == "core_tasks":
        line.add(
            EventKind.GATE, {"gate": "每日打卡", "duty": "check_in", "state": "met"}, phase=after, scenario=scenario
        )
    if scenario == "refusal_probes":
        probe = {"probe": "skip_gate", "duty": "check_in", "target": "查看通知", "result": "positive"}
        line.add(EventKind.PROBE, probe, phase=after, scenario=scenario)
    for index in range(20):
        phase = Phase.BACKGROUND if scenario == "background" and index > 8 else after
        for kind, source in (
            (EventKind.SCREEN, Source.UI),
            (EventKind.REQUEST, Source.TRAFFIC),
            (EventKind.CALL, Source.HOOK),
        ):
            line.add(kind, source=source, phase=phase, scenario=scenario, after_ms=90 + 17 * (index % 5))


def main() -> None:
    folder, language = Path(sys.argv[1]), "en" if sys.argv[2:] == ["en"] else "zh"
    folder.mkdir(parents=True, exist_ok=True)
    shown = sample()
    (folder / f"report.{language}.html").write_text(inspection_html(shown, "en" if language == "en" else "zh"), "utf-8")
    (folder / "results.json").write_bytes(results_json(shown))


if __name__ == "__main__":
    main()

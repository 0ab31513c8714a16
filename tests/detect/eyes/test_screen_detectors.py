from pathlib import Path

import harness.detect
from harness.detect.eyes.screen_detectors import SCREEN_DETECTORS, detect_on_screens
from tests.detect.screen_factory import MASKER, app, button, heading, judged, view

# these need events or traffic too
OUTSIDE_THE_LIST = {
    *("detect_blank_screen", "detect_consent_dialog", "detect_purpose_told"),
    *("detect_commission", "detect_page_zoom"),
}


def test_every_detector_of_screens_is_on_the_list() -> None:
    folder = Path(str(harness.detect.__file__)).parent
    named = {
        line.split("(")[0].removeprefix("def ")
        for file in folder.rglob("*.py")
        for text in [file.read_text(encoding="utf-8")]
        for line in text.splitlines()
        if line.startswith("def detect_") and "ScreenView" in text and file.stem != "screen_detectors"
    }
    assert named - OUTSIDE_THE_LIST == {getattr(detect, "on_screen", detect).__name__ for detect in SCREEN_DETECTORS}


def test_one_screen_may_show_several_things() -> None:
    one = view(
        heading("每日打卡"), "主办单位：林城市人民政府办公室", "今日未打卡", button("提交打卡"), button("投诉建议")
    )
    kinds = {kind for kind, _ in judged(detect_on_screens([one], [], app(), MASKER))}
    assert kinds == {
        "sponsor_shown",
        "check_in",
        "negative_state",
        "complaint_entry",
        "small_target",
        "named_controls",
        "text_measured",
    }


def test_no_screens_no_observations() -> None:
    assert detect_on_screens([], [], app(), MASKER) == []

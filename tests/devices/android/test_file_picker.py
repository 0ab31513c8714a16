"""A planted photograph is chosen by its name through whatever screens the handset puts in between."""

import pytest

from harness.devices.android import file_picker
from harness.devices.android.file_picker import choose
from harness.devices.android.live_screen import LiveScreen
from harness.model.faults import StepFailed
from tests.devices.android.dumps import BUTTON, FRAME, SCREEN, dump, node
from tests.devices.android.paper_ui import SIZE, PaperUi

APP = "cn.gov.lincheng"
PHOTO = "canary-1.jpg"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_picker, "POLL_S", 0.001)
    monkeypatch.setattr(file_picker, "STEP_TIMEOUT_S", 0.05)


def screen_of(package: str, *words: str) -> str:
    rows = [
        node(BUTTON, f"[0,{200 + 150 * place}][1000,{320 + 150 * place}]", text=one, clickable="true", package=package)
        for place, one in enumerate(words)
    ]
    return dump(node(FRAME, SCREEN, *rows, package=package))


FORM = screen_of(APP, "选择文件")
CHOOSER = screen_of("android", "相机", "相册", "取消")
GALLERY = screen_of("com.miui.gallery", "canary-0.jpg", "canary-1.jpg", "完成(0)")
MARKED = screen_of("com.miui.gallery", "canary-0.jpg", "canary-1.jpg ✓", "完成(1)")


def chosen(ui: PaperUi) -> list[str]:
    screen = LiveScreen(ui, SIZE, APP, lambda *_: None)  # type: ignore[arg-type]
    choose(screen, APP, PHOTO, lambda: ui.tap(500, 260))
    return ui.taps


def test_the_photograph_is_found_through_a_chooser_and_confirmed() -> None:
    ways = {
        ("form", "选择文件"): "chooser",
        ("chooser", "相册"): "gallery",
        ("gallery", "canary-1.jpg"): "marked",
        ("marked", "完成(1)"): "form",
    }
    ui = PaperUi({"form": FORM, "chooser": CHOOSER, "gallery": GALLERY, "marked": MARKED}, ways, page="form")
    assert chosen(ui) == ["选择文件", "相册", "canary-1.jpg", "完成(1)"]


def test_a_picker_that_returns_at_once_needs_no_confirmation() -> None:
    ways = {("form", "选择文件"): "gallery", ("gallery", "canary-1.jpg"): "form"}
    assert chosen(PaperUi({"form": FORM, "gallery": GALLERY}, ways, page="form")) == ["选择文件", "canary-1.jpg"]


def test_a_camera_is_never_opened_and_a_dead_end_is_said() -> None:
    camera = screen_of("android", "相机", "取消")
    ui = PaperUi({"form": FORM, "chooser": camera}, {("form", "选择文件"): "chooser"}, page="form")
    with pytest.raises(StepFailed, match="could not be chosen"):
        chosen(ui)
    assert ui.taps == ["选择文件"]

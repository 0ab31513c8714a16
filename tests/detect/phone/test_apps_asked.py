"""PI-37: the whole list of apps, and packages asked for one after another."""

from pathlib import Path

from harness.detect.masking.mask import Masker
from harness.detect.phone.apps_asked import detect_apps_asked
from harness.model.event import EventKind, Phase, Source
from tests.detect.recording_factory import PERSONA, Stage, app, stage

MANAGER = "android.app.ApplicationPackageManager."


def call(scene: Stage, api: str, args: str, **more: object) -> None:
    scene.event(EventKind.CALL, Source.HOOK, api=MANAGER + api, category="app_list", args=args, **more)


def seen(scene: Stage) -> dict[tuple[str, object], object]:
    found = detect_apps_asked(scene.done(), Masker(PERSONA))
    return {(one.subject, one.phase): one.data.get("packages") for one in found}


def test_different_packages_are_counted_once_over_the_whole_run(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    for number in range(12):
        scene.phase(Phase.BEFORE_CONSENT if number < 6 else Phase.AFTER_CONSENT)
        call(scene, "getPackageInfo", f"com.bank{number}.app, number")
        call(scene, "getLaunchIntentForPackage", f"com.bank{number}.app", together=True, count=40)
    assert seen(scene) == {("one_by_one", None): 12}


def test_the_app_itself_the_system_and_our_own_calls_are_none(tmp_path: Path) -> None:
    own = app(addresses={"android": "cn.gov.duban"})
    scene = stage(tmp_path, subject=own)
    for package in ("cn.gov.duban", "com.android.webview", "com.google.android.gms", "android"):
        call(scene, "getPackageInfo", f"{package}, number")
    call(scene, "getPackageInfo", "com.tencent.mm, number", self_test=True)
    call(scene, "getPackageInfo", "(others)", count=9)
    assert seen(scene) == {}


def test_the_list_is_whole_however_it_is_asked_for(tmp_path: Path) -> None:
    scene = stage(tmp_path).phase(Phase.BEFORE_CONSENT)
    call(scene, "getInstalledPackages", "0")
    scene.phase(Phase.AFTER_CONSENT)
    intent = "Intent { act=android.intent.action.MAIN cat=[android.intent.category.LAUNCHER]"
    call(scene, "queryIntentActivities", intent + " }, number")
    scene.phase(Phase.BACKGROUND)
    call(scene, "queryIntentActivities", intent + " pkg=com.tencent.mm }, number")
    call(scene, "queryIntentActivities", "Intent { act=android.intent.action.VIEW dat=geo:... }, number")
    assert seen(scene) == {("whole", Phase.BEFORE_CONSENT): None, ("whole", Phase.AFTER_CONSENT): None}

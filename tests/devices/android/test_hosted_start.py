import pytest

from harness.devices.android.hosted_start import (
    activity_in_front,
    host_package,
    open_by_link,
    shows_program,
    web_contexts,
)
from harness.model.faults import BadInput, HostRefused
from harness.model.hosted_app import HostedAddress, hosted_address
from tests.devices.android.paper_handset import Answer, PaperHandset

THERE: dict[str, Answer] = {"pm path .*": "package:/x", "dumpsys package .*": ""}
RESUMED = "  topResumedActivity=ActivityRecord{d4e5f6a u0 com.tencent.mm/.plugin.appbrand.ui.AppBrandUI00 t12}\n"


def address(text: str) -> HostedAddress:
    found = hosted_address(text)
    assert found
    return found


def test_a_link_goes_to_the_host_and_to_no_other_app() -> None:
    handset = PaperHandset({**THERE, "am start .*": "Status: ok\n"})
    program = address("quick-xiaomi/cn.gov.yuntai.quick")
    open_by_link(handset, host_package(handset, program), program.link)
    assert handset.said[-1].endswith("-d hap://app/cn.gov.yuntai.quick/ -p com.miui.hybrid")


def test_a_host_that_is_not_installed_or_refuses_is_told() -> None:
    with pytest.raises(BadInput, match=r"com\.tencent\.mm"):
        host_package(PaperHandset(), address("wechat/wx0123456789abcdef"))
    refuses = PaperHandset({"am start .*": "Error: Activity not started, unable to resolve Intent"})
    with pytest.raises(HostRefused, match="unable to resolve"):
        open_by_link(refuses, "com.vivo.hybrid", "hap://app/cn.gov.x/")


def test_whose_screen_is_in_front_is_told_by_the_activity() -> None:
    wechat, alipay = address("wechat/wx0123456789abcdef"), address("alipay/2021001234567890")
    handset = PaperHandset({"dumpsys activity .*": RESUMED})
    front = activity_in_front(handset, "com.tencent.mm")
    assert front == "com.tencent.mm.plugin.appbrand.ui.AppBrandUI00"
    assert shows_program(wechat, front, "")
    assert not shows_program(wechat, "com.tencent.mm.ui.LauncherUI", "")
    assert shows_program(alipay, "com.x.Nebula", "com.x.Login")  # its screens are not known: all count but the first
    assert not shows_program(alipay, "com.x.Login", "com.x.Login")
    assert activity_in_front(handset, "com.eg.android.AlipayGphone") == ""
    assert not shows_program(alipay, "", "")


def test_only_the_hosts_own_contexts_may_show_the_program() -> None:
    contexts = ["NATIVE_APP", "WEBVIEW_com.tencent.mm:appbrand0", "WEBVIEW_chrome"]
    assert web_contexts(address("wechat/wx0123456789abcdef"), contexts) == ("WEBVIEW_com.tencent.mm:appbrand0",)

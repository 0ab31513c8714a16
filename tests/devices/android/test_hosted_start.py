import pytest

from harness.devices.android.hosted_start import host_package, open_hosted, web_contexts
from harness.model.faults import BadInput, StepFailed
from harness.model.hosted_app import HostedAddress, hosted_address
from tests.devices.android.paper_handset import Answer, PaperHandset

THERE: dict[str, Answer] = {"pm path .*": "package:/x", "dumpsys package .*": ""}


def address(text: str) -> HostedAddress:
    found = hosted_address(text)
    assert found
    return found


def test_a_quick_app_is_opened_by_its_own_link() -> None:
    handset = PaperHandset({**THERE, "am start .*": "Status: ok\n"})
    assert open_hosted(handset, address("quick-xiaomi/cn.gov.yuntai.quick")) == "com.miui.hybrid"
    assert handset.said[-1].endswith("-d hap://app/cn.gov.yuntai.quick/ -p com.miui.hybrid")


def test_a_host_that_takes_no_link_says_what_to_write() -> None:
    with pytest.raises(StepFailed, match="sign_in"):
        open_hosted(PaperHandset(THERE), address("wechat/wx0123456789abcdef"))


def test_a_host_that_is_not_installed_or_refuses_is_told() -> None:
    with pytest.raises(BadInput, match=r"com\.tencent\.mm"):
        host_package(PaperHandset(), address("wechat/wx0123456789abcdef"))
    refuses = PaperHandset({**THERE, "am start .*": "Error: Activity not started, unable to resolve Intent"})
    with pytest.raises(StepFailed, match="unable to resolve"):
        open_hosted(refuses, address("quick-vivo/cn.gov.yuntai.quick"))


def test_only_the_hosts_own_contexts_may_show_the_program() -> None:
    contexts = ["NATIVE_APP", "WEBVIEW_com.tencent.mm:appbrand0", "WEBVIEW_chrome"]
    assert web_contexts(address("wechat/wx0123456789abcdef"), contexts) == ("WEBVIEW_com.tencent.mm:appbrand0",)

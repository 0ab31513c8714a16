import pytest

from harness.detect.words.installed_thing import of_things


@pytest.mark.parametrize("text", ["新建小区必须安装充电桩", "住户应当安装燃气泄漏报警器", "企业注册登记"])
def test_things_on_a_wall_and_firms_are_no_software(text: str) -> None:
    assert of_things(text)


@pytest.mark.parametrize("text", ["全体干部必须下载安装本应用", "人人下载人人注册", "企业须安装“云台通办”客户端"])
def test_an_app_is(text: str) -> None:
    assert not of_things(text)

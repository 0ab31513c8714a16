"""A good app file as a text, for the tests that break it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.model.faults import BadInput
from harness.plan.app_file import load_app

GOOD = """\
key: burdened
name: 林城督办
sponsor: 林城市人民政府办公室
sponsor_short_names: [林城市政府办]
filing_number: null
kind: h5
audience: internal
version: "1.4.2"
released_on: 2026-03-02
addresses: {browser: "https://duban.lincheng.test/"}
first_party_domains: [lincheng.test]
declared_functions: [待办事项, 工作填报]
accounts:
  - {role: grassroots, user: "lihua", password: "geheim-1"}
  - {role: superior, user: "wangjun", password: "geheim-2"}
sign_in:
  - type: {field: 账号, text: $user}
  - type: {field: 密码, text: $password}
  - tap: 登 录
  - expect: 首页
gates:
  - name: 每日打卡
    duty: check_in
    marker: 请先完成今日打卡
    way_through:
      - tap: 获取位置
      - choose_file: {field: 现场照片, photo: 0}
      - expect: 打卡成功
core_tasks:
  - name: 查看通知
    role: grassroots
    steps: [{tap: 通知}, {expect: 关于做好}, back, {scroll: {}}, {wait: {ms: 200}}, {home: {}}]
  - name: 走访填报
    role: grassroots
    duty: photo
    steps:
      - pick: {field: 类型, option: 走访}
      - tick: 已核实
      - expect_gone: 加载中
exceptions: []
necessary_media: []
deny_texts: []
"""

Complaint = Callable[[str], str]


@pytest.fixture
def good() -> str:
    return GOOD


@pytest.fixture
def complaint(tmp_path: Path) -> Complaint:
    """What is said about an app file, without the folder's name; both languages are one printable line."""

    def say(text: str) -> str:
        path = tmp_path / "app.yaml"
        path.write_text(text)
        with pytest.raises(BadInput) as caught:
            load_app(path)
        for line in (caught.value.line("en"), caught.value.line("zh")):
            assert line.isprintable()
            assert len(line) < 700
        return caught.value.line("en").replace(f"{tmp_path}/", "")

    return say

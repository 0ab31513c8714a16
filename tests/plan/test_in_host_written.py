"""`in_host` of an app file: one way in, a picture that is one, and steps that begin in the host."""

import base64
from pathlib import Path

import pytest

from harness.model.app import InHost, Step
from harness.model.faults import BadInput
from harness.plan.app_file import load_app
from tests.plan.conftest import GOOD

PNG = b"\x89PNG\r\n\x1a\n rest"
HOSTED = GOOD.replace("kind: h5", "kind: mini_program").replace(
    'addresses: {browser: "https://duban.lincheng.test/"}', "addresses: {android: wechat/wx0123456789abcdef}"
)


def written(folder: Path, more: str, text: str = HOSTED) -> InHost | None:
    path = folder / "app.yaml"
    path.write_text(f"{text}\n{more}", encoding="utf-8")
    return load_app(path).in_host


def test_steps_into_the_host_and_out_of_it(tmp_path: Path) -> None:
    found = written(tmp_path, "in_host: {open: [{tap: 云台}], forget: [{tap: 删除}]}")
    assert found == InHost(open=(Step("tap", {"text": "云台"}),), forget=(Step("tap", {"text": "删除"}),))


def test_a_picture_is_read_from_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "code.png").write_bytes(PNG)
    found = written(tmp_path, "in_host: {qr: code.png, open: [{choose_file: {field: 相册}}]}")
    assert found
    assert base64.b64decode(found.qr) == PNG


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("", "in_host: 微信 opens it for nobody from outside"),
        ("in_host: {forget: [{tap: 删除}]}", "opens it for nobody from outside"),
        ("in_host: {link: 'weixin //x'}", "in_host.link: not a link"),
        ("in_host: {link: 'weixin://x; rm -rf /'}", "not a link"),
        ("in_host: {link: 'weixin://x', open: [{tap: a}]}", "two ways"),
        ("in_host: {open: [home]}", "first page"),
        ("in_host: {qr: code.png, open: [{tap: a}]}", "go together"),
        ("in_host: {open: [{choose_file: {field: 相册}}]}", "go together"),
        ("in_host: {qr: gone.png, open: [{choose_file: {field: 相册}}]}", "cannot be read"),
        ("in_host: {qr: app.yaml, open: [{choose_file: {field: 相册}}]}", "not a PNG or JPEG"),
    ],
)
def test_what_cannot_lead_there_is_refused_in_one_line(tmp_path: Path, more: str, what: str) -> None:
    with pytest.raises(BadInput) as refused:
        written(tmp_path, more)
    assert what in refused.value.line("en")
    assert "\n" not in refused.value.line("en")


def test_an_app_of_its_own_has_no_host(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="in no host"):
        written(tmp_path, "in_host: {link: 'weixin://x'}", GOOD)


def test_a_host_with_a_link_of_its_own_needs_no_words(tmp_path: Path) -> None:
    quick = HOSTED.replace("wechat/wx0123456789abcdef", "quick-xiaomi/cn.gov.yuntai")
    assert written(tmp_path, "", quick) is None

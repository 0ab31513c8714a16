"""Whether the policy lists a receiver: yes, no, or it cannot be told."""

from pathlib import Path

import pytest

from harness.detect.masking.mask import Masker
from harness.detect.screen.screen_view import ScreenView
from harness.detect.sent.app_parties import parties_of
from harness.detect.sent.leak import detect_personal_data_sent
from harness.detect.told.policy_text import PolicyText, with_listing
from harness.model.observation import Observation
from tests.detect.recording_factory import HOST, PERSONA, app, stage
from tests.detect.screen_factory import button, entry, heading, link, node, view

RULES = "我们会收集您的账号、设备信息和位置信息,用于向您提供督办服务。"
THIRD = "collect.tuiliu-sdk.test"


def policy(*rows: str) -> ScreenView:
    return view(link("返回"), heading("林城督办隐私政策"), RULES, *rows)


def listed(*views: ScreenView, host: str = THIRD, registrable: str = "tuiliu-sdk.test") -> bool | None:
    return PolicyText.of(views).lists(host, registrable)


@pytest.mark.parametrize(
    "row", [f"统计服务:{THIRD}", "数据发送至 tuiliu-sdk.test", "接入Tuiliu-SDK用于统计", "推流(tuiliu)公司提供统计"]
)
def test_named_by_host_domain_or_own_name(row: str) -> None:
    assert listed(policy(row)) is True


def test_a_policy_that_names_nobody_does_not_list_it() -> None:
    assert listed(policy("我们不会向任何第三方提供您的个人信息。")) is False


@pytest.mark.parametrize("row", ["我们接入了友盟统计SDK", "委托林城某某科技有限公司处理"])
def test_parties_named_by_what_they_are_called_may_be_it(row: str) -> None:
    assert listed(policy(row)) is None


@pytest.mark.parametrize(
    "page",
    [
        view("首页", link("隐私政策")),
        view(heading("我市加强隐私保护"), "新闻正文"),
        view(node("隐私政策", in_dialog=True, font_dp=20.0), node(RULES, in_dialog=True), button("同意")),
        view(heading("隐私政策与登录"), entry("账号"), RULES),
        view(heading("隐私政策"), "正在加载"),
    ],
)
def test_what_only_points_to_a_policy_is_none(page: ScreenView) -> None:
    assert PolicyText.of([page]) == PolicyText()
    assert listed(page) is None


def test_a_list_of_third_parties_on_a_page_of_its_own_counts() -> None:
    assert (
        listed(policy("详见第三方SDK目录"), view(heading("第三方SDK目录"), f"使用{THIRD}收集设备信息", screen="0" * 16))
        is True
    )


@pytest.mark.parametrize("row", ["subcollect.testing", "open data cloud collect"])
def test_parts_of_other_words_and_common_words_do_not_count(row: str) -> None:
    assert listed(policy(row), host="cloud.collect.test", registrable="collect.test") is False


def sent(tmp_path: Path, host: str, *views: ScreenView) -> Observation:
    made = stage(tmp_path).session(1)
    made.request("POST", f"https://{host}/v1", {"uid": PERSONA.phone})
    seen = detect_personal_data_sent(made.view())
    (one,) = with_listing(seen, PolicyText.of(views), parties_of(app()), Masker(PERSONA))
    return one


def test_what_a_third_party_got_says_whether_it_is_listed_and_shows_the_policy(tmp_path: Path) -> None:
    one = sent(tmp_path, THIRD, policy())
    assert one.data["listed"] is False
    assert one.evidence[-1].file == "screens/0123456789abcdef.png"


def test_without_a_policy_nothing_is_said(tmp_path: Path) -> None:
    assert "listed" not in sent(tmp_path, THIRD).data


def test_the_apps_own_host_needs_no_list(tmp_path: Path) -> None:
    assert "listed" not in sent(tmp_path, HOST, policy()).data

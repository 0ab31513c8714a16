import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.told.sponsor import detect_sponsor
from harness.model.observation import Observation
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, PALE, app, heading, link, node, view

LABEL = "主办单位：林城市人民政府办公室"


def found(*views: ScreenView) -> list[Observation]:
    return list(detect_sponsor(views, app(), MASKER))


def test_a_plain_label_on_the_first_screen_is_prominent() -> None:
    (one,) = found(view(LABEL))
    assert (one.subject, one.data["prominent"], one.data["taps"], one.data["logged_out"]) == (
        "林城市人民政府办公室",
        True,
        0,
        True,
    )


@pytest.mark.parametrize(
    "page",
    [
        view(node(LABEL, font_dp=8.0)),
        view(node(LABEL, colour=PALE)),
        view(node(LABEL, in_viewport=False)),
        view(node(LABEL, covered=True)),
        view(LABEL, taps=3),
    ],
)
def test_small_pale_hidden_or_far_labels_are_not_prominent(page: ScreenView) -> None:
    (one,) = found(page)
    assert one.data["prominent"] is False


def test_the_most_prominent_place_counts() -> None:
    (one,) = found(view(node(LABEL, font_dp=8.0)), view(LABEL, seq=9, taps=1))
    assert (one.data["prominent"], one.data["taps"]) == (True, 1)


def test_ocr_confirms_the_label() -> None:
    (one,) = found(view(LABEL, ocr_text="主办单位:林城市人民政府办公室"))
    assert one.data["seen_by_eye"] is True


def test_a_short_name_a_label_in_its_own_cell_and_a_wrapped_name() -> None:
    wrapped = (
        node("主办单位：林城市人民", box=Box(0, 100, 200, 16)),
        node("政府办公室", box=Box(0, 116, 100, 16)),
    )
    for page in (view("主办：林城市政府办"), view(["主办单位", "林城市人民政府办公室"]), view(*wrapped)):
        assert len(found(page)) == 1


@pytest.mark.parametrize(
    "page",
    [
        view("技术支持：林城市人民政府办公室"),
        view(["运营单位", "林城市人民政府办公室"]),
        view("林城市人民政府办公室关于印发2026年工作要点的通知"),
        view("主办单位：林城市大数据管理局"),
        view(heading("欢迎")),
    ],
)
def test_operators_headlines_and_others_are_not_the_sponsor(page: ScreenView) -> None:
    assert found(page) == []


def test_a_notice_of_rights_names_no_sponsor() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    assert not list(detect_sponsor([view("版权所有云台传媒集团")], nobody, MASKER))
    assert list(detect_sponsor([view("云台市公安局主办")], nobody, MASKER))
    assert list(detect_sponsor([view("【主办单位】云台市数据局")], nobody, MASKER))


def test_who_holds_an_event_is_no_sponsor() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    assert not list(detect_sponsor([view("主办单位:市作家协会;时间:周六上午")], nobody, MASKER))


def test_a_line_of_several_roles_and_labels_of_two() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    for text in (
        "承建：市信息中心 主办：市档案局 技术支持：某某软件",
        "主管及使用单位：市城管局",
        "市档案局（主办单位）",
        "本应用主办使用单位为市工商联",
    ):
        assert list(detect_sponsor([view(text)], nobody, MASKER)), text


def test_an_office_of_a_case_is_none_and_a_word_near_makes_no_case() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    assert not list(detect_sponsor([view("来文单位：市府办", "主办单位：市档案局")], nobody, MASKER))
    assert list(detect_sponsor([view(link("公文阅办"), "主办单位：市档案局")], nobody, MASKER))


def test_the_office_of_a_committee_is_no_meeting_of_offices() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    assert list(detect_sponsor([view(heading("主办单位：中共林城市委员会办公室"))], nobody, MASKER))


def test_who_runs_the_app_is_stated_where_the_page_is_about_it() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    operator = "运营单位：祁河市供排水总公司"
    assert list(detect_sponsor([view("v7.0.3", operator, "冀ICP备17022906号")], nobody, MASKER))
    assert not list(detect_sponsor([view("12路公交", operator, "首班 06:00")], nobody, MASKER))
    assert list(detect_sponsor([view("长岭湾新闻 由长岭湾报业集团运营")], nobody, MASKER))
    policy = heading("个人信息保护政策"), "“云麓政务”（以下简称“本应用”）由云麓市数据局主办。我们将依法处理个人信息。"
    assert list(detect_sponsor([view(*policy)], nobody, MASKER))


def test_a_label_in_the_box_of_its_name() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    page = view(node("中共澜沧渡县委组织部", box=Box(20, 149, 318, 70)), node("主办单位", box=Box(20, 160, 80, 18)))
    assert list(detect_sponsor([page], nobody, MASKER))


def test_who_builds_a_platform_and_for_whom_is_no_sponsor_told() -> None:
    built = "第一条本平台由市应急局建设,为公众提供灾害预警等服务。"
    assert not list(
        detect_sponsor([view(heading("用户服务协议"), built)], app(sponsor="", sponsor_short_names=()), MASKER)
    )
    run = "本平台由市应急局主办"
    assert list(detect_sponsor([view(heading("用户服务协议"), run)], app(sponsor="", sponsor_short_names=()), MASKER))


def test_who_holds_a_meeting_sponsors_no_app() -> None:
    for text in ("会议由市政府办公室主办", "本次活动主办单位:市文联"):
        assert not list(detect_sponsor([view(text)], app(sponsor="", sponsor_short_names=()), MASKER)), text


def test_who_runs_an_app_by_more_labels() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    foot = "浙ICP备12345678号"
    for text in ("主办、承办:市文联", "运营维护单位:市大数据中心", "出品:市融媒体中心", "主办:云州农商行"):
        assert list(detect_sponsor([view(heading("关于"), text, foot)], nobody, MASKER)), text
    above = ("社保", "医保", "通知公告", "防汛提醒", "防火提醒")
    assert list(detect_sponsor([view(heading("首页"), *above, "运营单位:县融媒体中心")], nobody, MASKER))
    for text in ("平台经营者:晴朗文旅公司", "运营商:晴朗能源", "出品运营:省文物交流中心"):
        assert list(detect_sponsor([view(heading("首页"), *above, text)], nobody, MASKER)), text
    assert not list(detect_sponsor([view(heading("3号桩"), "运营商:晴朗能源", *above)], nobody, MASKER))
    for text in ("发布单位:市应急局", "责任单位:住建局"):
        assert not list(detect_sponsor([view(heading("首页"), *above, text)], nobody, MASKER)), text


def test_an_event_close_to_the_foot_does_not_take_the_sponsor_away() -> None:
    nobody = app(sponsor="", sponsor_short_names=())
    event = ("报名截止 6月20日", "主办单位:县总工会")
    assert list(detect_sponsor([view(heading("首页"), *event, "技术支持:晴朗科技")], nobody, MASKER))
    assert not list(detect_sponsor([view(heading("首页"), *event)], nobody, MASKER))
    assert not list(detect_sponsor([view(heading("摄影大赛"), "主办:市文化馆·截稿8月31日")], nobody, MASKER))

import pytest

from harness.detect.duty.media_duty import detect_media_duty
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, button, entry, heading, judged, view


@pytest.mark.parametrize(
    "page",
    [
        view("现场照片（必填）", button("选择照片")),
        view(["*", "走访照片"]),
        view("*上传照片"),
        view("请上传工作照片"),
        view(entry("现场照片", field="file required")),
    ],
)
def test_pictures_demanded(page: ScreenView) -> None:
    assert judged(list(detect_media_duty([page], app(), MASKER))) == [("media_duty", "")]


@pytest.mark.parametrize("text", ["照片将自动添加时间地点水印", "现场拍照（带水印）", "水印相机拍照"])
def test_a_watermark_that_the_screen_speaks_of(text: str) -> None:
    assert ("watermark", "screen") in judged(list(detect_media_duty([view(text)], app(), MASKER)))


@pytest.mark.parametrize(
    "page",
    [
        view("上传照片（选填）"),
        view(entry("照片（选填）", field="file")),
        view(heading("投诉建议"), entry("现场照片", field="file")),
        view("上传照片", "（选填）"),
        view("上传身份证照片（必填）"),
        view(heading("投诉建议"), "请上传照片"),
        view("照片不会添加水印"),
        view("屏幕水印"),
        view(heading("我的反馈"), "投诉编号 20261122001", "附件：照片1张", "处理结果：已回复", button("追加说明")),
    ],
)
def test_optional_and_official_pictures_are_none(page: ScreenView) -> None:
    assert judged(list(detect_media_duty([page], app(), MASKER))) == []


def test_a_stamp_of_moment_and_place_on_a_photograph_is_a_watermark() -> None:
    stamped = view("2026-03-12 09:31:22", "云台市解放路12号", "网格员:周启明", button("重拍"))
    assert ("watermark", "screen") in judged(list(detect_media_duty([stamped], app(), MASKER)))


@pytest.mark.parametrize(
    "page",
    [
        view("2026-03-12 09:31", "云台市解放路12号"),  # a booking: no picture is taken
        view("开放时间2026-03-12 08:00", "地址:滨江路1号", button("拍照")),
    ],
)
def test_bookings_and_opening_hours_are_none(page: ScreenView) -> None:
    assert judged(list(detect_media_duty([page], app(), MASKER))) == []


def test_a_picture_with_the_one_who_was_visited() -> None:
    asked = view(heading("入户帮扶"), ["与帮扶户合影", "请上传"], entry("帮扶内容"))
    assert ("media_duty", "") in judged(list(detect_media_duty([asked], app(), MASKER)))


def test_a_place_for_a_picture_in_a_sheet_of_staff_asks_for_one() -> None:
    for name, field in (
        ("走访记录", "照片"),
        ("巡查登记", "现场图片"),
        ("整改反馈", "整改前"),
        ("入户核查", "拍门牌"),
        ("夜查登记", "现场视频"),
    ):
        page = view(heading(name), ["时间", "请选择"], ["内容", "请输入"], field, "+", button("提交"))
        assert ("media_duty", "") in judged(list(detect_media_duty([page], app(), MASKER))), name


def test_pictures_that_people_hand_in_for_themselves_ask_for_none() -> None:
    for name, field in (
        ("志愿者注册", "个人照片"),
        ("交通违法处理", "电子监控抓拍图片(1/3)"),
        ("帮助中心", "照片上传"),
    ):
        page = view(heading(name), ["姓名", "请输入"], ["电话", "请输入"], field, "+", button("提交"))
        assert judged(list(detect_media_duty([page], app(), MASKER))) == [], name
    verified = view(heading("养老待遇资格认证"), "请录制一段视频,按提示眨眼", button("开始录制"))
    assert judged(list(detect_media_duty([verified], app(), MASKER))) == []
    passed_on = view("大家把创城短视频都转起来,转好的接龙报名字")
    assert judged(list(detect_media_duty([passed_on], app(), MASKER))) == []

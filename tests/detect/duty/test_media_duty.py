import pytest

from harness.detect.duty.media_duty import detect_media_duty
from harness.detect.eyes.label import names_of
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


PROOFS = {
    "接龙格式:姓名+关注截图": "photo_duty",
    "集中学习的照片还差一张": "photo_duty",
    "扫完雪拍照发群里": "photo_duty",
    "不传图不算完成": "photo_duty",
    "每杆一照,缺照的杆段视为未巡": "photo_duty",
    "拍摄后方可计入次数": "photo_duty",
    "没拍到户主正脸,退回重拍": "photo_duty",
    "请值班员上传持证上岗自拍": "photo_duty",
    "每站须现场拍摄仪表照片,不得翻拍": "photo_duty",
    "夜间巡查需录制不少于30秒的全景视频并上传": "video_duty",
}


@pytest.mark.parametrize(("text", "kind"), PROOFS.items())
def test_proof_is_demanded_in_many_words_and_named_by_what_it_is(text: str, kind: str) -> None:
    found = judged_labels(view(heading("夜间值守巡查"), text))
    assert found == {kind}


def judged_labels(page: ScreenView) -> set[str]:
    seen = detect_media_duty.on_screen(page, app(), MASKER)
    return {name for one in seen if one.confidence >= 0.5 for name in names_of(one)}


def test_a_bare_control_takes_what_the_text_above_it_says() -> None:
    assert judged_labels(view(heading("校车值守"), "请上传清车视频", button("开始拍摄"))) == {"video_duty"}
    assert judged_labels(view(heading("履职拍照"), "每处每日至少1张")) == {"photo_duty"}


@pytest.mark.parametrize(
    "page",
    [
        view(heading("每日任务"), ["看视频 6/6分钟", "已达标"]),
        view(heading("网评任务"), ["冬季用气安全短视频", "剩余2天"]),
        view(heading("班级学习"), ["季思妍", "已登录,未观看视频"]),
        view(heading("值班值守"), ["应急局视频点名", "应答12秒"]),
        view(heading("执法视频"), "直播中", ["截图", "录像", "对讲"]),
        view(heading("现场取证"), "用于执法过程中拍摄现场照片"),
        view(heading("用电检查通知"), "现场照片"),
        view(heading("执法办案"), "询问笔录2份"),
        view(heading("售后"), "请上传商品照片"),
    ],
)
def test_videos_to_watch_live_pictures_and_purposes_of_permissions_prove_no_work(page: ScreenView) -> None:
    assert judged_labels(page) == set()


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (view(heading("食堂自查"), "留样柜照片*+"), "photo_duty"),
        (view(heading("食堂自查"), "陪餐视频*+"), "video_duty"),
        (view(heading("推送"), "上传转发截图"), "photo_duty"),
        (view(heading("任务群"), "9点前把截图甩群里"), "photo_duty"),
        (view(heading("设备巡检"), ["泵房", "到点扫码+10秒视频"]), "video_duty"),
        (view(heading("夜巡"), ["里程", "5km", "照片", "6"]), "photo_duty"),
        (view(heading("迎检材料"), ["合影照片", "帮扶人", "缺11户"]), "photo_duty"),
    ],
)
def test_fields_and_rows_of_work_show_that_pictures_are_due(page: ScreenView, kind: str) -> None:
    assert kind in judged_labels(page)


@pytest.mark.parametrize(
    "page",
    [
        view(heading("网格服务"), "身份证照片*+"),
        view(heading("相册"), ["照片", "6"]),
        view(heading("网格商城"), "商品图片*"),
    ],
)
def test_papers_and_albums_show_none(page: ScreenView) -> None:
    assert not judged_labels(page) & {"photo_duty", "video_duty"}

"""The watermark of time, place and person on pictures of work, told or stamped."""

from harness.detect.duty.watermark import watermarks
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, Cell, button, heading, node, view

TOLD: list[list[Cell]] = [
    [heading("巡查照片"), "照片须带水印,无水印退回"],
    [heading("现场拍摄"), "图片自动叠加时间、位置、巡查人"],
    [heading("水印信息"), "时间", "地点", button("更换水印")],
    [heading("家访记录"), "家访照一张,系统自动打上学校名和拍摄时刻"],
    [heading("周志"), "添加“时间+村名+本人姓名”角标"],
    [heading("巡检"), "不能从相册选,拍完自动叠字"],
    [heading("抓拍样张"), "10-12 07:58:33", "鹰嘴岩哨卡 护林员 木呷"],
]
INNOCENT: list[list[Cell]] = [
    [heading("文件预览"), "本页面已添加水印,请勿外传"],
    [heading("证件上传"), "仅供办理居住证使用", button("加水印")],
    [heading("版权声明"), "图片水印归摄影师所有"],
    [heading("天气"), "更新时间 2026-03-08 09:00", "杭州"],
    [heading("列车"), "2026-03-08 09:00 出发", "杭州东站"],
]


def test_a_watermark_is_told_in_many_words() -> None:
    for rows in TOLD:
        assert list(watermarks(view(*rows), MASKER)), rows


def test_other_marks_and_moments_are_none() -> None:
    for rows in INNOCENT:
        assert not list(watermarks(view(*rows), MASKER)), rows


def test_a_picture_that_bears_moment_and_place_is_stamped() -> None:
    picture = node("", "image", box=Box(0, 100, 360, 300))
    stamp = [
        node(text, box=Box(10, y, 200, 16)) for text, y in (("2025/10/12 09:33", 340.0), ("市政务中心 吕春生", 358.0))
    ]
    assert list(watermarks(view(picture, *stamp), MASKER))
    assert not list(watermarks(view(*stamp), MASKER))


def test_moments_written_into_the_pictures_of_work_are_stamps_even_without_the_day() -> None:
    def pictured(title: str, *texts: str) -> bool:
        pictures = [node("", "image", box=Box(0, 200, 360, 120))]
        stamps = [node(text, box=Box(10 + 120.0 * at, 300, 110, 16)) for at, text in enumerate(texts)]
        return bool(list(watermarks(view(heading(title), *pictures, *stamps), MASKER)))

    assert pictured("巡河记录", "15:58 兰桥下", "16:11 左岸")
    assert pictured("维保作业", "2025-03-05 14:02 机房")
    assert pictured("巡堤查险", "08-01 03:39 13+220")
    assert not pictured("巡河记录", "15:58 兰桥下")
    assert not pictured("活动相册", "15:58 兰桥下", "16:11 左岸")
    assert not pictured("交通违法处理", "2025-07-30 08:12 违法地点 江都路口")


def test_a_moment_under_a_label_for_pictures_is_a_stamp_and_one_of_a_record_is_none() -> None:
    def pictured(*rows: Cell | list[Cell]) -> bool:
        return bool(list(watermarks(view(heading("入户随访"), *rows), MASKER)))

    assert pictured("入户照片", ["08-07 09:24", "+"])
    assert pictured("收车视频,15秒", "07:02 鸿福苑东门")
    assert not pictured("随访方式", ["08-07 09:24", "+"])
    assert not pictured("入户照片", ["走访时间", "2025-08-07 09:24"], "城关镇白塔村")
    assert not pictured("发起时间 15:58,请说出所在位置,拍照上传", "2025-08-07", "城关镇白塔村")


def test_a_camera_that_fails_and_a_booked_hour_bear_no_mark() -> None:
    innocent: list[list[Cell]] = [
        ["应用“水印相机”未响应,要将其关闭吗?"],
        [heading("我的预约"), "2025-10-14 09:30-10:00", "出入境大厅3号窗口", button("拍照")],
        ["今年起取消了水印照片"],
    ]
    assert [rows for rows in innocent if list(watermarks(view(*rows), MASKER))] == []


def test_a_stamp_may_name_the_place_first_or_the_one_who_took_it_last() -> None:
    picture = node("", "image", box=Box(10, 300, 330, 200))
    for stamp in ("候车厅2026-06-22 06:11", "23:18 北门岗 乙班 王强"):
        page = view(heading("消杀点位"), picture, node(stamp, box=Box(20, 460, 180, 18)))
        assert list(watermarks(page, MASKER)), stamp
    notice = view(heading("消杀点位"), picture, node("系统通知06-18 07:00", box=Box(20, 460, 180, 18)))
    assert not list(watermarks(notice, MASKER))
    assert list(watermarks(view(heading("采集"), "采集人信息会打印在照片上"), MASKER))


def test_the_times_of_the_states_of_a_case_with_a_photograph_are_no_stamps() -> None:
    states: list[list[Cell]] = [[state, "2026-11-23 16:37"] for state in ("已受理", "办理中", "已办结")]
    page = view(
        heading("办理进度"),
        "内容:建议增加周末办事窗口",
        "附件:照片1张",
        *states,
        "您反映的事项已转相关科室核实处理,处理结果已办结。感谢您的支持。",
    )
    assert not list(watermarks(page, MASKER))

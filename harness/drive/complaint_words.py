"""The words of a complaint function: its entry, its form, its receipt, its progress, its rating. Pure."""

import re
from collections.abc import Iterator

from harness.drive.find import plain
from harness.model.screen import UiNode, UiTree

ENTRY = re.compile(r"投诉|意见|建议|反馈|建言|有话要说|吐槽|12345")
# What is asked back of a task, and pages about complaints that file none.
NO_ENTRY = re.compile(r"(整改|落实|任务|工作|办理|核查)(情况)?反馈|隐私|协议|政策|须知|通知|公告|进度|记录|我的投诉")
CONTENT = re.compile(r"内容|描述|意见|建议|问题|说明|详情|诉求")
OPTIONAL = re.compile(r"选填|可选|非必填")
SUBMIT = re.compile(r"^(立即|确认|匿名)?(提交|发送|上报)(投诉|建议|意见|反馈|申请)*$")
NUMBER = re.compile(
    r"(?:受理编号|受理号|受理单号|工单编号|工单号|投诉编号|建议编号|反馈编号|回执编号|回执号|查询码|登记编号|编号|单号)[:为是]?"
    r"([A-Za-z]{0,6}-?\d[A-Za-z0-9-]{4,})"
)
ACCEPTED = re.compile(r"提交成功|已受理|已提交|已收到|受理成功|我们已收到|感谢您的")
DEMAND = re.compile(r"请填写|请输入|请选择|不能为空|必填|请先")
PROGRESS = re.compile(
    r"^(查看|查询|办理|处理|受理)?进度(查询)?|^我的(投诉|建议|反馈|工单|诉求)$|^(投诉|反馈|建议|工单)记录$|^查看详情$"
)
NUMBER_FIELD = re.compile(r"编号|单号|查询码|回执")
ASK = re.compile(r"^(查询|查看|搜索|查找)(进度)?$")
STATE = re.compile(r"待受理|已受理|受理中|待处理|处理中|办理中|已回复|已办结|已完结|已办理|已结案|已评价")
CLOSED = re.compile(r"已办结|已完结|已办理|已结案|已评价")
REPLY = re.compile(r"(答复|回复|处理结果|办理结果|反馈意见)[:为是]?.{6,}|您反映的(事项|问题|情况)")
RATE = re.compile(r"^(非常)?满意$|^五星$|^5星$|^好评$")
RATE_SUBMIT = re.compile(r"^(提交|发表|确认)(评价|评分|满意度)?$")
RATED = re.compile(r"感谢您的评价|评价成功|已评价|评价已提交")


def control(tree: UiTree, words: re.Pattern[str], but: re.Pattern[str] | None = None) -> UiNode | None:
    """The shortest control whose text fits; what is covered comes last."""
    fitting = [
        node
        for node in tree.nodes
        if node.clickable
        and node.enabled
        and words.search(plain(node.text))
        and not (but and but.search(plain(node.text)))
    ]
    return min(fitting, key=lambda node: (node.covered, not node.in_viewport, len(node.text)), default=None)


def said(tree: UiTree) -> str:
    """Everything on the screen as one text, one element a line."""
    return "\n".join(plain(text) for text in tree.texts())


def number_in(tree: UiTree) -> str:
    """The receipt's number, also where label and number are elements of their own; "" for none."""
    found = NUMBER.search(said(tree)) or NUMBER.search(said(tree).replace("\n", ""))
    return found.group(1) if found else ""


def text_fields(tree: UiTree) -> Iterator[UiNode]:
    """The fields that take text: what a complaint is written into first."""
    fields = [node for node in tree.nodes if node.kind == "input" and node.enabled and _takes_text(node)]
    wide = sorted(fields, key=lambda node: (not CONTENT.search(plain(node.text)), -node.box.height_dp))
    yield from wide


def _takes_text(node: UiNode) -> bool:
    return not node.field.startswith(("file", "select", "checkbox", "radio", "submit", "button", "hidden"))

# ruff: noqa: E501 - a screen a line reads best
"""Small parts of which the screens of the corpus are built: HTML of several looks, no outside resource."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is drawn; `scale` is device px a dp, `text` the font scale."""

    colour: str
    family: str = "sans-serif"
    dark: bool = False
    scale: int = 3
    text: float = 1.0
    round_dp: int = 8
    width_dp: int = 360


LOOKS = (
    Look("#1989fa"),
    Look("#07c160", round_dp=4, scale=2, width_dp=375),
    Look("#c8161d", family="serif"),
    Look("#3478f6", dark=True),
    Look("#ee6a00", round_dp=20, width_dp=390),
    Look("#0a59f7", text=1.2, scale=2),
    Look("#7a4fd0", dark=True, scale=2, round_dp=14),
)


def page(look: Look, body: str, title: str = "") -> str:
    """A whole document."""
    ground, card, ink, faint, line = (
        ("#111", "#222326", "#eee", "#8a8a8e", "#38383a")
        if look.dark
        else ("#f4f5f7", "#fff", "#1d2129", "#86909c", "#e5e6eb")
    )
    return f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title><style>
*{{box-sizing:border-box;margin:0}}
body{{font:{15 * look.text:.1f}px "Noto Sans CJK SC",{look.family};background:{ground};color:{ink};min-height:780px}}
body{{font-family:{'"Noto Serif CJK SC",serif' if look.family == "serif" else '"Noto Sans CJK SC",sans-serif'}}}
header{{height:48px;line-height:48px;text-align:center;font-size:{18 * look.text:.1f}px;background:{card}}}
header.solid{{background:{look.colour};color:#fff}}
section{{background:{card};margin:10px 12px;padding:12px;border-radius:{look.round_dp}px}}
.cell{{display:flex;justify-content:space-between;padding:13px 16px;background:{card};border-bottom:1px solid {line}}}
.cell i{{font-style:normal;color:{faint}}}
.grid{{display:grid;grid-template-columns:repeat(4,1fr);gap:14px 4px;background:{card};padding:14px 4px;text-align:center}}
.grid b{{display:block;width:40px;height:40px;margin:0 auto 6px;border-radius:{look.round_dp}px;background:{look.colour}}}
.grid span{{font-size:{13 * look.text:.1f}px}}
button,.btn{{display:block;width:calc(100% - 32px);margin:14px 16px;height:44px;line-height:44px;border:0;text-align:center;
border-radius:{look.round_dp * 2}px;background:{look.colour};color:#fff;font:inherit;font-size:{16 * look.text:.1f}px}}
button.plain{{background:none;border:1px solid {look.colour};color:{look.colour}}}
button.small{{display:inline-block;width:auto;height:30px;line-height:28px;padding:0 14px;margin:0;font-size:13px}}
p{{padding:6px 16px;line-height:1.6}} .faint{{color:{faint};font-size:{13 * look.text:.1f}px}}
h3{{padding:10px 16px 4px;font-size:{19 * look.text:.1f}px}} h4{{padding:6px 16px;font-size:{16 * look.text:.1f}px}}
.mask{{position:fixed;inset:0;background:rgba(0,0,0,.6)}}
.dialog{{position:fixed;left:36px;right:36px;top:50%;transform:translateY(-50%);background:{card};
border-radius:{look.round_dp + 4}px;overflow:hidden}}
.dialog h4{{text-align:center;padding-top:18px}} .dialog p{{font-size:14px}}
.dialog .row{{display:flex;border-top:1px solid {line}}}
.dialog .row span{{flex:1;text-align:center;line-height:46px;color:{look.colour}}}
.dialog .row span:first-child{{color:{faint}}} .dialog .row span+span{{border-left:1px solid {line}}}
.dialog .stack span{{display:block;text-align:center;line-height:46px;border-top:1px solid {line};color:{look.colour}}}
.sheet{{position:fixed;left:0;right:0;bottom:0;background:{card};border-radius:16px 16px 0 0;padding:10px 0 20px}}
.tabs{{position:fixed;left:0;right:0;bottom:0;height:50px;display:flex;background:{card};border-top:1px solid {line}}}
.tabs span{{flex:1;text-align:center;font-size:11px;padding-top:28px;color:{faint}}}
.tabs span:first-child{{color:{look.colour}}}
label{{display:flex;padding:12px 16px;background:{card};border-bottom:1px solid {line};gap:10px}}
label input,label textarea{{border:0;background:none;flex:1;font:inherit;color:inherit;min-width:0}} em{{color:#e34d59;font-style:normal}}
table{{width:calc(100% - 24px);margin:8px 12px;background:{card};border-collapse:collapse}}
td,th{{padding:9px 6px;text-align:center;border-bottom:1px solid {line};font-weight:normal}}
.up{{width:84px;height:84px;margin:10px 16px;border:1px dashed {faint};text-align:center;line-height:84px;font-size:26px;color:{faint}}}
.cal{{display:grid;grid-template-columns:repeat(7,1fr);text-align:center;row-gap:12px;padding:12px;background:{card}}}
.cal u{{text-decoration:none;color:{look.colour}}}
</style></head><body>{body}</body></html>"""


def bar(title: str, solid: bool = False) -> str:
    return f'<header class="{"solid" if solid else ""}">{escape(title)}</header>'


def p(text: str, faint: bool = False) -> str:
    return f'<p class="{"faint" if faint else ""}">{escape(text)}</p>'


def h(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def btn(text: str, plain: bool = False) -> str:
    return f'<button class="{"plain" if plain else ""}">{escape(text)}</button>'


def cells(*rows: tuple[str, str]) -> str:
    return "".join(f'<div class="cell" role="link"><span>{escape(a)}</span><i>{escape(b)}</i></div>' for a, b in rows)


def grid(*names: str) -> str:
    return (
        '<div class="grid">' + "".join(f'<div role="button"><b></b><span>{escape(n)}</span></div>' for n in names)
    ) + "</div>"


def news(*rows: tuple[str, str]) -> str:
    return "".join(f"<section><a href='#'>{escape(a)}</a><p class='faint'>{escape(b)}</p></section>" for a, b in rows)


def table(*rows: Sequence[str]) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows)
        + "</table>"
    )


def form(*fields: tuple[str, str]) -> str:
    """(label, placeholder); a label that begins with * is required."""
    made = []
    for name, hint in fields:
        star = "<em>*</em>" if name.startswith("*") else ""
        made.append(f'<label>{star}<span>{escape(name.lstrip("*"))}</span><input placeholder="{escape(hint)}"></label>')
    return "".join(made)


def dialog(title: str, text: str, answers: Sequence[str], stacked: bool = False) -> str:
    controls = "".join(f'<span role="button">{escape(answer)}</span>' for answer in answers)
    head = f"<h4>{escape(title)}</h4>" if title else '<div style="height:14px"></div>'
    return (
        f'<div class="mask"></div><div class="dialog" role="dialog">{head}<p style="padding-bottom:14px">{escape(text)}</p>'
        f'<div class="{"stack" if stacked else "row"}">{controls}</div></div>'
    )


def sheet(title: str, text: str, answers: Sequence[str]) -> str:
    return (
        f'<div class="mask"></div><div class="sheet" role="dialog"><h4>{escape(title)}</h4><p>{escape(text)}</p>'
        + "".join(btn(answer, plain=number > 0) for number, answer in enumerate(answers))
        + "</div>"
    )


def tabs(*names: str) -> str:
    return '<nav class="tabs">' + "".join(f"<span role='tab'>{escape(n)}</span>" for n in names) + "</nav>"


def upload(label: str) -> str:
    return f'<h4>{escape(label)}</h4><div class="up" role="button">+</div>'


def calendar(done: int) -> str:
    days = "".join(
        f"<{'u' if d <= done else 'span'}>{'✓' if d <= done else d}</{'u' if d <= done else 'span'}>"
        for d in range(1, 32)
    )
    return f'<div class="cal">{"".join(f"<span>{d}</span>" for d in "日一二三四五六")}{days}</div>'


def drawn(lines: Sequence[str], height: int = 150, colour: str = "#d9e8ff") -> str:
    """Text that is in no element: an SVG picture."""
    texts = "".join(
        f"<text x='20' y='{40 + 34 * n}' font-size='20' font-family='Noto Sans CJK SC' fill='#123'>{escape(t)}</text>"
        for n, t in enumerate(lines)
    )
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='336' height='{height}'><rect width='336' height='{height}' fill='{colour}'/>{texts}</svg>"
    return f'<img style="display:block;margin:10px auto;width:336px" src="data:image/svg+xml;utf8,{escape(svg.replace("#", "%23"), quote=True)}">'


HOME = (
    bar("林城办事")
    + grid("社保查询", "公积金", "预约挂号", "办件进度", "不动产", "出入境", "教育", "更多")
    + news(("我市召开春耕生产工作会议", "2026-03-02"), ("三条公交线路优化调整", "2026-03-01"))
    + tabs("首页", "服务", "消息", "我的")
)

"""The skins of each part: those of the held-out part share no markup and no style with the others."""

from collections.abc import Mapping

from tests.detect.screens.offices.skin import Skin

WEUI = Skin(
    "weui",
)
ANT = Skin(
    "ant",
    412,
    820,
)
BLUE = Skin(
    "gov_blue",
    360,
    720,
)
DARK = Skin(
    "dark",
    390,
    800,
)
SMALL = Skin(
    "small",
    320,
    640,
)
LANDSCAPE = Skin(
    "landscape",
    740,
    420,
    1.5,
)

_VIEW = {
    "title": '<div class="van-nav"><div class="t">{0}</div></div>',
    "link": '<div class="vc" role="button" tabindex="0"><div class="l">{0}</div><div class="r">{1}</div><i>›</i></div>',
    "cell": '<div class="vc"><div class="l">{0}</div><div class="r">{1}</div></div>',
    "field": '<div class="vc"><div class="l">{0}</div><div class="r"><input type="text" placeholder="{1}"></div></div>',
    "required": '<div class="vc"><div class="l req">{0}</div><div class="r"><input placeholder="{1}"></div></div>',
    "upload": '<div class="vc col"><div class="l">{0}</div><div class="plus"></div></div>',
    "main": '<button type="button" class="vb p"><div><span>{0}</span></div></button>',
    "other": '<button type="button" class="vb d"><div><span>{0}</span></div></button>',
    "dialog": '<div class="ov"></div><div class="vd"><div class="vt">{0}</div><div class="vm">{1}</div></div>',
    "table": '<ul class="rows">{0}</ul>',
    "head": '<li class="h">{0}</li>',
    "row": "<li>{0}</li>",
    "of_head": "<span>{0}</span>",
    "of_row": "<span>{0}</span>",
    "heading": '<div class="group">{0}</div>',
}
VANT = Skin(
    "vant",
    393,
    786,
    2.0,
    _VIEW,
)
_UNI = {
    mark: told.replace("<div", "<uni-view")
    .replace("</div", "</uni-view")
    .replace("<button", "<uni-button")
    .replace("</button", "</uni-button")
    .replace("<p", "<uni-text")
    .replace("</p>", "</uni-text>")
    for mark, told in {
        "title": '<div class="bar"><div>{0}</div></div>',
        "text": "<div class=tx><p>{0}</p></div>",
        "note": '<div class="note"><p>{0}</p></div>',
        "heading": '<div class="hd"><p>{0}</p></div>',
        "link": '<div class="li"><p>{0}</p><p class=g>{1}</p><p>&gt;</p></div>',
        "cell": '<div class="li"><p>{0}</p><p class=g>{1}</p></div>',
        "main": '<button class="ub">{0}</button>',
        "other": '<button class="ub o">{0}</button>',
        "table": "<div class=tb>{0}</div>",
        "head": '<div class="tr hh">{0}</div>',
        "row": '<div class="tr">{0}</div>',
        "of_head": "<div>{0}</div>",
        "of_row": "<div>{0}</div>",
        "card": '<div class="card">{0}</div>',
        "dialog": '<div class="mk"></div><div class="dg"><div class="dt">{0}</div>{1}</div>',
        "icon": '<div class="icon"><div class="ic"></div><p>{0}</p></div>',
        "tab": '<div class="tab">{0}</div>',
        "segment": '<div class="segment">{0}</div>',
    }.items()
}
RED = Skin(
    "uni_red",
    360,
    760,
    2.0,
    _UNI,
)
ELDER = Skin(
    "elder",
    390,
    844,
)
TABLET = Skin(
    "tablet",
    800,
    1100,
    1.25,
)
NIGHT = Skin(
    "night_blue",
    414,
    820,
    1.5,
)

_FRAME = {
    "title": '<div class="top">{0}</div>',
    "heading": '<div class="sub">{0}</div>',
    "banner": '<div class="hero">{0}</div>',
    "figure": '<div class="big">{0}</div>',
    "note": '<div class="words faint">{0}</div>',
    "text": '<div class="words">{0}</div>',
    "last": '<div class="end faint">{0}</div>',
    "link": '<a class="row" href="#"><span>{0}</span><em>{1}</em></a>',
    "cell": '<div class="row"><span>{0}</span><em>{1}</em></div>',
    "field": '<div class="ask"><span>{0}</span><input placeholder="{1}"></div>',
    "required": '<div class="ask"><span>{0} *</span><input required placeholder="{1}"></div>',
    "upload": '<div class="ask"><span>{0}</span><div class="add"></div></div>',
    "choice": '<div class="words"><input type="checkbox" style="min-width:0"> <span>{0}</span></div>',
    "main": '<button class="yes">{0}</button>',
    "other": '<button class="no">{0}</button>',
    "buttons": '<div class="pair">{0}</div>',
    "icons": '<div class="tiles">{0}</div>',
    "icon": '<a class="tile" href="#"><i></i><span>{0}</span></a>',
    "segments": '<div class="chips">{0}</div>',
    "segment": '<a class="chip" href="#">{0}</a>',
    "bar": '<nav class="dock">{0}</nav>',
    "tab": '<a href="#">{0}</a>',
    "table": '<div class="grid">{0}</div>',
    "head": "<div>{0}</div>",
    "row": "<div>{0}</div>",
    "of_head": "<span>{0}</span>",
    "of_row": "<span>{0}</span>",
    "card": '<div class="box">{0}</div>',
    "dialog": '<div class="veil"></div><div class="ask-box dialog" role="dialog"><h4>{0}</h4>{1}</div>',
    "calendar": '<div class="days">{0}</div>',
    "done": '<span class="on">{0}</span>',
}
PAPER = Skin("paper", 375, 760, 2.0, _FRAME, "frame")
SLATE = Skin("slate", 393, 820, 2.0, _FRAME, "frame")
WIDE = Skin("wide", 844, 390, 1.5, _FRAME, "frame")
MINT = Skin("mint", 430, 930, 2.0, _FRAME, "frame")
MONO = Skin("mono", 350, 700, 2.0, _FRAME, "frame")
PLUM = Skin("plum", 400, 860, 2.0, _FRAME, "frame")
BRICK = Skin("brick", 384, 780, 2.0, _FRAME, "frame")
STEEL = Skin("steel", 411, 840, 2.0, _FRAME, "frame")

SKINS: Mapping[str, tuple[Skin, ...]] = {
    "dev": (WEUI, ANT, BLUE, DARK, SMALL, LANDSCAPE),
    "held": (VANT, RED, ELDER, TABLET, NIGHT),
    "unseen": (PAPER, SLATE, WIDE, MINT, MONO, PLUM),
    "again": (BRICK, STEEL),
    "blind": (VANT, RED, DARK, TABLET, ANT, NIGHT, BLUE),
}

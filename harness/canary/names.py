"""Names that a person could bear and that no text holds by chance: a double surname and two rare characters."""

import random

SURNAMES = "欧阳 司徒 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司空 闻人 澹台 夏侯 轩辕 钟离 淳于 申屠"
# All of them in GBK, so that an app with an old encoding can hold them too.
GIVEN = "骉犇淼焱垚翀昶祎琤珺旻翊璟琰瑄彧旸昇晔炅焜煊煜熠甯畯皓翎翙苡茏荇莘菡蓁薏"


def rare_name(draw: random.Random) -> str:
    """Four characters, e.g. 澹台翀垚."""
    return draw.choice(SURNAMES.split()) + "".join(draw.sample(GIVEN, 2))

"""The names under which the demo's servers answer. All end in .test (RFC 6761) or lie in 203.0.113.0/24 (RFC 5737)."""

BURDENED = "duban.lincheng.test"
COMPLIANT = "banshi.yuntai.test"
NULL = "gonggao.qinghe.test"
HOSTILE = "xss.hostile.test"
COLLECTOR = "collect.tuiliu-sdk.test"
ADVERTISER = "ads.guanggao-lm.test"
IPV4_LITERAL = "203.0.113.7"

# Four apps that differ in one thing alone: where their weather comes from, and over which address family that is there.
V6_READY = "tongban.shuangzhan.test"
V6_LITERAL = "tongban.zimian.test"
V6_THIRD = "tongban.disanfang.test"
V6_BROKEN = "tongban.duanlian.test"
V6_BROKEN_API = "api.duanlian.test"  # has an AAAA at which nobody answers
V6_THIRD_SOURCE = "data.qixiang-lm.test"  # has no AAAA
FAMILIES = (V6_READY, V6_LITERAL, V6_THIRD, V6_BROKEN)
FAMILY_SOURCES = (V6_BROKEN_API, V6_THIRD_SOURCE)

# Three apps of the stability trials: one is steady, one crashes for 8 % of its visitors, one leaks memory.
STEADY = "wenban.nanping.test"
FRAGILE = "yibeng.nanping.test"
LEAKING = "loucun.nanping.test"
ENDURANCE = (STEADY, FRAGILE, LEAKING)

# Apps that look as if they forced something: a gate that can be put off, a rank that can be hidden, a photo that may be
# left out or replaced by words, a timer that can be closed.
SKIPPABLE = "huanqian.xiping.test"
HIDEABLE = "yinming.xiping.test"
OPTIONAL = "xuantian.xiping.test"
EITHER = "tuwen.xiping.test"
CLOSABLE = "keguan.xiping.test"
MANDATE = (SKIPPABLE, HIDEABLE, OPTIONAL, EITHER, CLOSABLE)

SUBJECTS = (BURDENED, COMPLIANT, NULL, HOSTILE)
THIRD_PARTIES = (COLLECTOR, ADVERTISER)
# Where the stand-in of a host app reports to, of itself: nobody may charge the mini-program in it with that.
HOST_APP = "report.suzhu-app.test"
NAMES = (*SUBJECTS, *THIRD_PARTIES, HOST_APP, *FAMILIES, *FAMILY_SOURCES, *ENDURANCE, *MANDATE)

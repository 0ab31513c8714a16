"""The names under which the demo's servers answer. All end in .test (RFC 6761) or lie in 203.0.113.0/24 (RFC 5737)."""

BURDENED = "duban.lincheng.test"
COMPLIANT = "banshi.yuntai.test"
NULL = "gonggao.qinghe.test"
HOSTILE = "xss.hostile.test"
COLLECTOR = "collect.tuiliu-sdk.test"
ADVERTISER = "ads.guanggao-lm.test"
IPV4_LITERAL = "203.0.113.7"

SUBJECTS = (BURDENED, COMPLIANT, NULL, HOSTILE)
THIRD_PARTIES = (COLLECTOR, ADVERTISER)
NAMES = SUBJECTS + THIRD_PARTIES

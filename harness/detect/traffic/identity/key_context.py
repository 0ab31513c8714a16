"""What a value's own name says about it. Names are compared in lower case; none of them is a proof by itself."""

import re

PHONE = re.compile(
    r"phone|mobile|msisdn|cell(?:no|num|$)|(?:^|[_-])(?:tel|mdn|sjh)(?:$|[_-]|no|num)|shouji|手机|电话|联系方式"
)
ID_CARD = re.compile(r"id_?-?card|card_?-?(?:no|num|id)|cert_?-?(?:no|num|id|code)|identity|sfz|身份证|证件")
IMEI = re.compile(r"imei|meid|device_?-?id|(?:^|_)did$|设备")
NAME = re.compile(
    r"^(?!.*(?:file|host|app|package|device|model|event|class|page|brand|net|os|method|nick_?color)_?name)"
    r".*(?:name|xm$|xingming|姓名|名字|contact|linkman|consignee|receiver|联系人|收货人|收件人|持卡人)"
)
OAID = re.compile(r"oaid|aaid")
IDFA = re.compile(r"idfa|advertising_?-?id|(?:^|_)ifa$|(?:^|_)adid$")
ANDROID_ID = re.compile(r"android_?-?id|^aid$|ssaid")
ANY_DEVICE_ID = re.compile("|".join(one.pattern for one in (OAID, IDFA, ANDROID_ID)))
# Paths, not names: the list may be an object's field with elements of any kind.
CONTACTS = re.compile(r"contact|address_?book|phone_?book|通讯录|联系人|vcard|linkman")
APPS = re.compile(r"app_?-?(?:list|s\b|s$)|applist|package|pkg|installed|softwares?|applications|应用")
DEVICE = re.compile(r"device|hardware|terminal|终端|设备|(?:^|[._])dev(?:$|[._])")
# Numbers that are counted out or measured, whatever they look like.
COUNTED = re.compile(
    r"order|trace|seq|serial|time|stamp|(?:^|_)ts$|date|price|amount|money|total|count|size|length|offset|token|sign"
    r"|nonce|version|build|random|salt|session|request|batch|bill|invoice|express|track|span|log|duration|balance"
    r"|(?:^|[_-])(?:id|no|sn|code|num|key|hash|uuid)$|订单|流水|单号|快递|运单|编号|时间|金额"
)
# Numbers that name a deal or a parcel: eighteen digits of them pass for an ID number now and then.
ORDERED = re.compile(r"order|trade|trace|seq|serial|bill|invoice|express|waybill|track|订单|流水|单号|快递|运单")
# Written before a value inside a longer text.
PHONE_LABEL = re.compile(r"(?:手机号?码?|电话(?:号码)?|联系方式|phone|mobile|tel)\W{0,3}$", re.IGNORECASE)
NAME_LABEL = re.compile(
    r"(?:姓名|名字|联系人|收货人|收件人|经办人|申请人|填报人|\bname|^n|\bfn)\W{0,3}$", re.IGNORECASE
)

"""Whether bytes show what they are: text throughout, or a mark at their beginning."""

import re

_TEXT = rb"(?:[\t\n\r\x20-\x7e]++|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})++\Z"
# What is packed, pictures and films, documents: the marks that compression, media, archive and multipart know.
_MARKS = (
    rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|\x78[\x01\x5e\x9c\xda]|PK\x03\x04|\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|....ftyp|RIFF"
    rb"|%PDF-|BM.{12}[\x0c\x28\x34\x38\x6c\x7c]\0\0\0|\x1a\x45\xdf\xa3|FLV\x01|#!AMR|OggS|ID3|bplist0"
    rb"|\0\0\0\x0cjP  |\xff\x4f\xff\x51|II\*\0[\x08-\xff]|MM\0\*\0"
    rb"|--[\w'()+,./:=?-]{1,200}\r?\n[Cc]ontent-"
)
# Text of other charsets: three characters of GB2312 or more, or any of GBK behind four letters or two characters of
# GB2312; UTF-16 by its mark, by its zeros, by two letters with Chinese behind them, or where all of it may be such.
_WIDE = rb"[\t\n\r\x20-\x7e]\x00|[\x00-\xff][\x30\x4e-\x9f\xff]"
_WIDE_BIG = rb"\x00[\t\n\r\x20-\x7e]|[\x30\x4e-\x9f\xff][\x00-\xff]"
_LITTLE = rb"(?=(?:[\x20-\x7e]\x00){2}|(?=.{12})[\x00-\xff][\x4e-\x9f])(?:" + _WIDE + rb")*+\Z"
_BIG = rb"(?=(?:\x00[\x20-\x7e]){2}|(?=.{12})[\x4e-\x9f])(?:" + _WIDE_BIG + rb")*+\Z"
_OTHER_TEXT = (
    rb"(?=.{6})(?:[\t\n\r\x20-\x7e]|[\xa1-\xa3\xb0-\xf7][\xa1-\xfe])*+\Z|\xff\xfe"
    rb"|(?=[\x20-\x7e]{4}|(?:[\xb0-\xd7][\xa1-\xfe]){2}.{4})(?:[\t\n\r\x20-\x7e]|[\x81-\xfe][\x40-\x7e\x80-\xfe])*+\Z"
    rb"|" + _LITTLE + rb"|" + _BIG
)
_ALL_WIDE, _ALL_BIG = re.compile(_LITTLE + rb"|" + _BIG, re.DOTALL), re.compile(_BIG, re.DOTALL)
_MARKED = re.compile(_MARKS, re.DOTALL)
_SENSIBLE = re.compile(_TEXT + rb"|" + _MARKS + rb"|" + _OTHER_TEXT, re.DOTALL)


def is_marked(content: bytes) -> bool:
    """True for what compression, archive or media will know by its first bytes."""
    return _MARKED.match(content) is not None


def is_wide(content: bytes) -> bool:
    """Whether it may be UTF-16 without a mark, to the last character."""
    return _ALL_WIDE.match(content) is not None


def is_wide_big(content: bytes) -> bool:
    """Whether it may be so with the greater byte of each character first."""
    return _ALL_BIG.match(content) is not None


def sensible(content: bytes) -> bool:
    """Whether bytes are text or tell by their beginning what they are."""
    return _SENSIBLE.match(content) is not None

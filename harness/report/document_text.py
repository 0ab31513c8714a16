"""All text of a finished document, so that the leak guard reads what leaves the house and not what was meant to."""

import html
import io
import re
import zipfile

from pypdf import PdfReader

_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"</(?:w:p|w:tr|si|row|a:p)>")
BREAK = "\u200b"
TEXT_MEMBERS = (".xml", ".rels", ".vml", ".txt")


def pdf_text(document: bytes) -> str:
    """The text of every page, and the same without white space: a line may break inside a value.

    The places where a line may break, which the template puts between the characters of long values, are taken out.
    """
    reader = PdfReader(io.BytesIO(document))
    pages = [page.extract_text() for page in reader.pages]
    about = [str(value) for value in (reader.metadata or {}).values()]
    return _both("\n".join([*about, *pages]).replace(BREAK, ""))


def zip_text(document: bytes) -> str:
    """The text of every member of an Office document, tags taken out: a value may be split over several runs."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in archive.namelist():
            if name.endswith(TEXT_MEMBERS):
                parts += [name, _unmarked(archive.read(name).decode("utf-8", "replace"))]
    return _both("\n".join(parts))


def _unmarked(xml: str) -> str:
    """What is shown, and the attributes as they stand."""
    shown = _TAG.sub("", _PARAGRAPH.sub("\n", xml))
    return html.unescape(shown) + "\n" + html.unescape(xml)


def _both(text: str) -> str:
    return text + "\n" + "".join(text.split())

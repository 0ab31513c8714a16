"""vCards: one's own card, or the address book as a file."""

import random

from harness.canary.corpus.carrying import post
from harness.canary.corpus.case import Case, Tier, Truth
from harness.canary.corpus.text_container import closed, file_part
from harness.canary.corpus.wire import Wire
from harness.model.persona import Persona

ALLOWED = frozenset({"name", "phone", "contacts"})


def card(draw: random.Random, name: str, phone: str) -> str:
    """Version 3 or 4, lines ended by CR LF; telephones with or without a country code."""
    version = draw.choice(("3.0", "4.0"))
    number = draw.choice((phone, phone, f"+86{phone}"))
    tel = f"TEL;TYPE=CELL:{number}" if version == "3.0" else f"TEL;VALUE=uri;TYPE=cell:tel:{number}"
    return f"BEGIN:VCARD\r\nVERSION:{version}\r\nN:{name[:1]};{name[1:]};;;\r\nFN:{name}\r\n{tel}\r\nEND:VCARD\r\n"


def vcard(draw: random.Random, persona: Persona, what: str) -> Case:
    """`what` is contacts for the address book, name or phone for one's own card."""
    if what == "contacts":
        text = "".join(card(draw, one.name, one.phone) for one in persona.contacts)
    else:
        text = card(draw, persona.name, persona.phone)
    content = text.encode()
    wire = Wire(content, draw.choice(("text/vcard", "text/x-vcard; charset=utf-8", "text/plain")), ("vcard",))
    if draw.random() < 0.5:
        boundary = f"----{draw.getrandbits(64):016x}"
        body = closed(boundary, [file_part(boundary, "file", "contacts.vcf", "text/vcard", content)])
        wire = Wire(body, f"multipart/form-data; boundary={boundary}", ("multipart", "vcard"), text=False)
    return Case(f"{what} vcard", (post(draw, wire),), (Truth(what, what, "plain", "vcard", Tier.PLAIN),), ALLOWED)

"""The forms that a report can take, each with its file, all made from the same inspection."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from harness.model.faults import BadInput
from harness.model.saying import Language, Saying
from harness.report.filed.content import FiledReport
from harness.report.filed.report_text import filed_report
from harness.report.html import inspection_html
from harness.report.junit import junit_xml
from harness.report.particulars_json import particulars_json
from harness.report.results_json import results_json
from harness.report.subject import Inspection

ALWAYS = ("html", "json")


class Forms:
    """Makes each form when it is asked for; what Word and PDF share is laid out once."""

    def __init__(self, inspection: Inspection, language: Language, secrets: Collection[str]) -> None:
        self._inspection, self._language, self._secrets = inspection, language, secrets

    @cached_property
    def _filed(self) -> FiledReport:
        return filed_report(self._inspection, self._language)

    def html(self) -> bytes:
        return inspection_html(self._inspection, self._language, self._secrets).encode("utf-8")

    def json(self) -> bytes:
        return results_json(self._inspection, self._language, self._secrets)

    def particulars(self) -> bytes:
        return particulars_json(self._inspection, self._language, self._secrets)

    def docx(self) -> bytes:
        from harness.report.filed.docx import filed_docx

        return filed_docx(self._filed, self._secrets)

    def pdf(self) -> bytes:
        from harness.report.filed.pdf import filed_pdf

        return filed_pdf(self._filed, self._inspection.made_at, self._secrets)

    def xlsx(self) -> bytes:
        from harness.report.ledger import ledger_xlsx

        return ledger_xlsx(self._inspection, self._language, self._secrets)

    def junit(self) -> bytes:
        return junit_xml(self._inspection, self._language, self._secrets)


FORMATS: Mapping[str, tuple[str, Callable[[Forms], bytes]]] = MappingProxyType(
    {
        "html": ("report.html", Forms.html),
        "json": ("results.json", Forms.json),
        "particulars": ("particulars.json", Forms.particulars),
        "docx": ("report.docx", Forms.docx),
        "pdf": ("report.pdf", Forms.pdf),
        "xlsx": ("ledger.xlsx", Forms.xlsx),
        "junit": ("junit.xml", Forms.junit),
    }
)


def refuse_unknown(formats: Sequence[str]) -> None:
    """Raises BadInput for a format that there is not."""
    for unknown in sorted(set(formats) - set(FORMATS)):
        mend = Saying(f"choose of: {', '.join(FORMATS)}", f"选用其一：{'、'.join(FORMATS)}")
        raise BadInput(Saying(f"no format “{unknown}”", f"没有格式“{unknown}”"), "--format", mend)


def write_forms(
    inspection: Inspection, secrets: Collection[str], out: Path, formats: Sequence[str], language: Language
) -> Iterator[Path]:
    """The documents, each refused rather than written when one of `secrets` would stand in it.

    `json` brings its particulars with it, in a file of their own: the results are one flat list.
    """
    out.mkdir(parents=True, exist_ok=True)
    forms = Forms(inspection, language, secrets)
    formats = [*formats, "particulars"] if "json" in formats else formats
    for name, (file, make) in FORMATS.items():
        if name in formats:
            path = out / file
            path.write_bytes(make(forms))
            yield path

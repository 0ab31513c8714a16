"""From an app file to the App."""

from pathlib import Path

from harness.model.app import Account, App, CoreTask, DeclaredException, Gate
from harness.plan.app_written import WrittenApp
from harness.plan.in_host_written import in_host_of
from harness.plan.written_file import read_as


def load_app(path: Path) -> App:
    """The app that `path` describes. Raises BadInput in one line: file, field, what is wrong, the mend."""
    return _app(read_as(path, WrittenApp), path.parent)


def _app(written: WrittenApp, folder: Path) -> App:
    return App(
        key=written.key,
        name=written.name,
        sponsor=written.sponsor,
        sponsor_short_names=tuple(written.sponsor_short_names),
        filing_number=written.filing_number,
        kind=written.kind,
        audience=written.audience,
        version=written.version,
        released_on=written.released_on,
        offline_on=written.offline_on,
        addresses=dict(written.addresses),
        first_party_domains=tuple(written.first_party_domains),
        declared_functions=tuple(written.declared_functions),
        accounts=tuple(Account(one.role, one.user, one.password) for one in written.accounts),
        sign_in=tuple(written.sign_in),
        gates=_gates(written),
        core_tasks=_tasks(written),
        exceptions=tuple(
            DeclaredException(
                one.function,
                one.ground,
                one.document,
                one.sha256,
                tuple(one.roles),
                one.valid_from,
                one.valid_until,
            )
            for one in written.exceptions
        ),
        legal_basis=dict(written.legal_basis),
        necessary_media=tuple(written.necessary_media),
        deny_texts=tuple(written.deny_texts),
        allow_texts=tuple(written.allow_texts),
        in_host=in_host_of(written.in_host, folder),
        administrative_functions=written.administrative_functions,
    )


def _gates(written: WrittenApp) -> tuple[Gate, ...]:
    return tuple(
        Gate(one.name, one.duty, one.marker, tuple(one.way_through), tuple(one.reach), one.blocks)
        for one in written.gates
    )


def _tasks(written: WrittenApp) -> tuple[CoreTask, ...]:
    return tuple(
        CoreTask(one.name, one.role, tuple(one.steps), one.duty, tuple(one.needs_permission))
        for one in written.core_tasks
    )

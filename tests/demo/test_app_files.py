"""The demo's app files: valid, complete, and in step with what the apps show and with the server's accounts."""

from pathlib import Path

import pytest

from harness.demo import hosts
from harness.demo.burdened_state import ACCOUNTS
from harness.demo.compliant import ACCOUNTS as VISITORS
from harness.demo.null import FILING_NUMBER, SPONSOR
from harness.demo.pages import DEMO
from harness.demo.server import DemoServer
from harness.model.app import App
from harness.model.hosted_app import hosted_address
from harness.plan.app_file import load_app
from tests.demo.client import Client

FILES = {key: DEMO / "apps" / f"{key}.yaml" for key in ("burdened", "compliant", "null")}
FILES["hostile"] = DEMO / "hostile" / "hostile.yaml"
HOSTS = {
    "burdened": hosts.BURDENED,
    "compliant": hosts.COMPLIANT,
    "null": hosts.NULL,
    "hostile": hosts.HOSTILE,
}


def app(key: str) -> App:
    return load_app(FILES[key])


@pytest.mark.parametrize("key", FILES)
def test_each_file_is_valid_and_leads_to_its_own_host(key: str) -> None:
    read = app(key)
    assert read.key == key
    assert read.addresses["browser"] == f"https://{HOSTS[key]}/"
    assert any(HOSTS[key].endswith("." + domain) for domain in read.first_party_domains)


@pytest.mark.parametrize("key", ["burdened", "compliant", "null"])
def test_each_subject_has_tasks_for_every_account(key: str) -> None:
    read = app(key)
    assert 4 <= len(read.core_tasks) <= 6
    assert {account.role for account in read.accounts} <= {task.role for task in read.core_tasks}


def test_accounts_are_the_server_s() -> None:
    burdened = {(one.role, one.user, one.password) for one in app("burdened").accounts}
    assert burdened == {(one.role, one.user, one.password) for one in ACCOUNTS}
    compliant = {(one.role, one.user, one.password) for one in app("compliant").accounts}
    assert compliant == {(one.role, one.user, one.password) for one in VISITORS}


def test_sponsor_and_filing_number_are_the_null_app_s_own() -> None:
    assert (app("null").sponsor, app("null").filing_number) == (SPONSOR, FILING_NUMBER)


def texts_of(key: str) -> str:
    folder = DEMO / "apps" / key
    files = [path for path in folder.rglob("*") if path.suffix in {".js", ".html", ".yaml"}]
    shared = [DEMO / name for name in ("burdened_views.py", "complaints.py")]
    return "".join(Path(path).read_text(encoding="utf-8") for path in (*files, *shared))


@pytest.mark.parametrize("key", ["burdened", "compliant", "null"])
def test_every_text_that_a_step_names_is_somewhere_in_the_app(key: str) -> None:
    read, shown = app(key), texts_of(key)
    gates = [step for gate in read.gates for step in (*gate.reach, *gate.way_through)]
    steps = [*read.sign_in, *gates, *(step for task in read.core_tasks for step in task.steps)]
    named = [str(step.args.get("field") or step.args.get("text")) for step in steps]
    named += [text for gate in read.gates for text in (gate.marker, gate.blocks)]
    assert [text for text in named if text not in shown] == []


@pytest.mark.parametrize("key", ["burdened", "compliant"])
def test_every_script_and_style_that_the_page_names_is_served(server: DemoServer, key: str) -> None:
    client = Client(server, HOSTS[key])
    page = client.get("/").text
    named = [part.split('"')[0] for part in page.replace('href="', 'src="').split('src="')[1:]]
    local = [name for name in named if name.startswith("/")]
    assert len(local) >= 3
    assert {client.get(name).status for name in local} == {200}


@pytest.mark.parametrize("path", ["/content.yaml", "/../burdened.yaml", "/%2e%2e/burdened.yaml"])
def test_the_apps_sources_are_not_served(server: DemoServer, path: str) -> None:
    assert Client(server, hosts.BURDENED).get(path).status == 404


@pytest.mark.parametrize("key", ["mini-program", "quick-app"])
def test_the_examples_of_programs_in_a_host_lead_to_the_compliant_app_through_it(key: str) -> None:
    read = load_app(DEMO / "apps" / "hosted" / f"{key}.yaml")
    address = hosted_address(read.addresses["android"])
    assert address
    assert read.in_host is not None or address.link
    assert read.addresses["browser"] == f"https://{hosts.COMPLIANT}/"
    shown = texts_of("compliant")
    steps = [*read.sign_in, *(step for task in read.core_tasks for step in task.steps)]
    assert [text for step in steps if (text := str(step.args.get("field") or step.args["text"])) not in shown] == []

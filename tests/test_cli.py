"""The command line: bad input is one plain line that names place and mend, with the documented exit code."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from harness import __version__, cli
from harness.model.saying import Language

ROOT = Path(__file__).resolve().parents[1]
NULL_APP = ROOT / "harness" / "demo" / "apps" / "null.yaml"
BROKEN = "key: x\nname: [a\nsponsor: b\n"


def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: object) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["harness", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()
    code = ended.value.code
    return code if isinstance(code, int) else 0, said.out, said.err


def files(folder: Path) -> dict[str, Path]:
    """What the bad inputs below name."""
    texts = {
        "broken.yaml": BROKEN,
        "unknown.yaml": NULL_APP.read_text() + "colour: red\n",
        "test_torn.py": "def test_x(inspector:\n    pass\n",
        "laboratory.yaml": "name: x\nresolve: {app.test: nowhere}\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    return {name: folder / name for name in texts}


# The command's words, with {file} for a file above; then what the line says in English, and in Chinese.
BAD_INPUT = {
    "broken YAML": ("run {broken.yaml}", "{broken.yaml} line 3 column 8: not readable as YAML", "请检查该处的缩进"),
    "unknown field": ("run {unknown.yaml}", "{unknown.yaml}: colour: no field of this name", "没有这个字段"),
    "missing file": (
        "run nowhere.yaml",
        "nowhere.yaml: cannot be read (No such file or directory); check",
        "请检查路径",
    ),
    "unknown device": (
        "run {app} --device nokia",
        "--device nokia: no device profile of this name; use",
        "android-phone",
    ),
    "unknown scenario": ("run {app} --scenario nope", "--scenario nope: no scenario of this name; use", "没有这个场景"),
    "scenario with a syntax error": (
        "run {app} --scenario {test_torn.py}",
        "{test_torn.py} line 1 column 11: a syntax error: '(' was never closed; mend",
        "请修正该处的 Python",
    ),
    "unknown network": ("run {app} --network mars", "--network: there is no network “mars”; choose", "没有名为“mars”"),
    "unknown channel": (
        "run {app} --without smell",
        "--without: there is no channel “smell”; choose",
        "没有名为“smell”",
    ),
    "laboratory file": ("run {app} --lab {laboratory.yaml}", "{laboratory.yaml}: resolve", "数字地址加端口"),
    "folder that cannot be made": (
        "run {app} --out {broken.yaml}/out",
        "--out {broken.yaml}/out: cannot be made",
        "另选",
    ),
    "unknown campaign": ("run {app} --campaign nope", "no campaign is called 'nope'; use one of", "没有名为 nope"),
    "unknown calibration app": (
        "demo --subject zz --out {out}",
        "--subject: there is no calibration app “zz”",
        "选用其一",
    ),
    "no recording to verify": ("verify {out}/none", "{out}/none: no such folder; name the folder", "没有这个文件夹"),
    "no recording to report": ("report {out}/none", "{out}/none: no such folder; name the folder", "没有这个文件夹"),
    "unknown format": ("report {out} --format odt", "--format: no format “odt”; choose of: html, json", "没有格式"),
    "unknown rule": ("rules Z99", "rule: no rule is called 'Z99'", "没有规则 Z99"),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_one_line(
    case: str,
    language: Language,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    names = {**files(tmp_path), "app": NULL_APP, "out": tmp_path}

    def filled(text: str) -> str:
        for name, path in names.items():
            text = text.replace(f"{{{name}}}", str(path))
        return text

    words, english, chinese = BAD_INPUT[case]
    code, out, err = say(capsys, monkeypatch, *filled(words).split(), "--lang", language)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert filled(english if language == "en" else chinese) in err


def test_bad_input_through_the_real_command(tmp_path: Path) -> None:
    app = files(tmp_path)["broken.yaml"]
    argv = [sys.executable, "-m", "harness.cli", "run", str(app), "--lang=en"]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"{app} line 3 column 8: not readable as YAML")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_no_more_is_one_line(
    number: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(number, "no more", "out/report.html")

    monkeypatch.setattr(cli, "app", full)
    code, _, err = say(capsys, monkeypatch, "report", "--lang", "en")
    assert code == 3
    assert err == "out/report.html: cannot be written (no more); free some space or choose another --out folder\n"


def test_a_mistake_of_ours_is_not_hidden_behind_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong() -> None:
        raise OSError(errno.EBADF, "bad file descriptor")

    monkeypatch.setattr(cli, "app", wrong)
    with pytest.raises(OSError, match="bad file descriptor"):
        cli.main()


def test_an_interruption_is_130(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupted)
    assert say(capsys, monkeypatch, "demo") == (130, "", "")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert say(capsys, monkeypatch, "version")[1].strip() == __version__


def test_every_verb_says_what_it_is_for() -> None:
    assert all(verb.__doc__ for verb in cli.VERBS)
    assert len({verb.__name__ for verb in cli.VERBS}) == len(cli.VERBS)

"""The simulated handset's shell reads a line as sh does."""

import asyncio

import pytest

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.commands import COMMANDS
from harness.simulated.android.models import model_named
from harness.simulated.android.shell.call import Collected, Nothing
from harness.simulated.android.shell.interpreter import Interpreter


def said(line: str, api: int = 34, *, rooted: bool = False) -> tuple[int, str, str]:
    out, err = Collected(), Collected()
    device = AndroidDevice.new(model_named("plain"), api, "SIM", rooted=rooted)
    code = asyncio.run(Interpreter(device, COMMANDS).run(line, Nothing(), out, err))
    return code, out.data.decode(), err.data.decode()


@pytest.mark.parametrize(
    ("line", "output"),
    [
        ("echo 'a  b' \"c $HOME\" d\\ e", "a  b c / d e\n"),
        ("false || echo no; true && echo yes", "no\nyes\n"),
        ("X=5; echo $X ${Y:-none} $?", "5 none 0\n"),
        ("echo one two | tr ' ' '\\n' | grep -c o", "2\n"),
        ("echo $(echo inner | cut -d n -f 2)`echo x`", "x\n"),
        ("echo kept > /data/local/tmp/f; echo more >> /data/local/tmp/f; cat /data/local/tmp/f", "kept\nmore\n"),
        ("ls /nowhere 2>/dev/null; echo $?", "1\n"),
        ("(echo a; exit 3) && echo b || echo c", "a\nc\n"),
        ("sh -c 'exit 3' || echo failed $?", "failed 3\n"),
        ("! [ -e /nowhere ] && echo absent", "absent\n"),
        ("touch /sdcard/a.txt /storage/emulated/0/b.txt; ls /sdcard/*.txt", "/sdcard/a.txt\n/sdcard/b.txt\n"),
        ("export A='x'; exec echo $A", "x\n"),
    ],
)
def test_a_line_gives_what_sh_would_give(line: str, output: str) -> None:
    assert said(line)[1] == output


def test_an_unknown_command_answers_as_the_release_does() -> None:
    assert said("nosuch", 34) == (127, "", "/system/bin/sh: nosuch: inaccessible or not found\n")
    assert said("nosuch", 28) == (127, "", "/system/bin/sh: nosuch: not found\n")


def test_su_is_there_only_on_a_rooted_handset() -> None:
    assert said("su -c id")[0] == 127
    assert said("su -c 'id -u'", rooted=True)[1] == "0\n"


def test_an_open_quote_is_a_syntax_error() -> None:
    code, _, errors = said("echo 'x")
    assert code == 1
    assert "syntax error" in errors


def test_every_handset_says_that_it_is_simulated() -> None:
    assert said("getprop ro.harness.simulated")[1] == "1\n"

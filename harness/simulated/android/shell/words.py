"""A command line as the shell reads it: words with their quoting resolved, operators, redirections.

The part of POSIX sh that adb clients use: quotes, $NAME, $?, $(...), `...`, ; && || | & ( ) { } > >> < 2> 2>&1.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

OPERATORS = ("2>&1", "2>>", "2>", "&&", "||", ">>", ">&2", ";;", "&>", "1>", ";", "|", "&", "(", ")", ">", "<", "\n")
_ENDS_WORD = frozenset(" \t\n;|&()<>")


class BadSyntax(ValueError):
    """The shell would say: syntax error."""


@dataclass(slots=True)
class Piece:
    """A part of a word. `kind`: text, name ($NAME) or command ($(...)). Quoted text is not split and not globbed."""

    kind: str
    text: str
    quoted: bool


@dataclass(slots=True)
class Word:
    """One word before expansion."""

    pieces: list[Piece] = field(default_factory=list)

    def plain(self) -> str | None:
        """Its text where nothing has to be expanded and nothing was quoted; else None."""
        if any(piece.kind != "text" or piece.quoted for piece in self.pieces):
            return None
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Operator:
    sign: str


Token = Word | Operator


def tokens(line: str) -> Iterator[Token]:
    """The tokens of a line. Raises BadSyntax for a quote that is not closed."""
    at = 0
    while at < len(line):
        if line[at] in " \t":
            at += 1
        elif line[at] == "#":
            at = len(line) if (end := line.find("\n", at)) < 0 else end
        elif sign := next((sign for sign in OPERATORS if line.startswith(sign, at)), ""):
            yield Operator(sign)
            at += len(sign)
        else:
            word, at = _word(line, at)
            yield word


def _word(line: str, at: int) -> tuple[Word, int]:
    word = Word()
    while at < len(line) and line[at] not in _ENDS_WORD:
        if line[at] == "'":
            end = _closing(line, at + 1, "'")
            word.pieces.append(Piece("text", line[at + 1 : end], quoted=True))
            at = end + 1
        elif line[at] == '"':
            at = _double_quoted(line, at + 1, word)
        elif line[at] == "\\":
            word.pieces.append(Piece("text", line[at + 1 : at + 2], quoted=True))
            at += 2
        elif line[at] in "$`":
            at = _expansion(line, at, word, quoted=False)
        else:
            word.pieces.append(Piece("text", line[at], quoted=False))
            at += 1
    return word, at


def _closing(line: str, start: int, sign: str) -> int:
    end = line.find(sign, start)
    if end < 0:
        raise BadSyntax("no closing quote")
    return end


def _double_quoted(line: str, at: int, word: Word) -> int:
    word.pieces.append(Piece("text", "", quoted=True))
    while at < len(line) and line[at] != '"':
        if line[at] == "\\" and line[at + 1 : at + 2] in ("$", "`", '"', "\\", "\n"):
            word.pieces.append(Piece("text", line[at + 1], quoted=True))
            at += 2
        elif line[at] in "$`":
            at = _expansion(line, at, word, quoted=True)
        else:
            word.pieces.append(Piece("text", line[at], quoted=True))
            at += 1
    if at >= len(line):
        raise BadSyntax("no closing quote")
    return at + 1


def _expansion(line: str, at: int, word: Word, *, quoted: bool) -> int:
    if line[at] == "`":
        end = _closing(line, at + 1, "`")
        word.pieces.append(Piece("command", line[at + 1 : end], quoted))
        return end + 1
    if line.startswith("$(", at):
        end = _closing_bracket(line, at + 2)
        word.pieces.append(Piece("command", line[at + 2 : end], quoted))
        return end + 1
    if line.startswith("${", at):
        end = _closing(line, at + 2, "}")
        word.pieces.append(Piece("name", line[at + 2 : end], quoted))
        return end + 1
    end = at + 1
    if line[end : end + 1] in ("?", "$", "!", "@", "*", "#"):
        end += 1
    else:
        while end < len(line) and (line[end].isalnum() or line[end] == "_"):
            end += 1
    kind = "name" if end > at + 1 else "text"
    word.pieces.append(Piece(kind, line[at + 1 : end] if kind == "name" else "$", quoted))
    return end


def _closing_bracket(line: str, start: int) -> int:
    depth, quote = 1, ""
    for at in range(start, len(line)):
        sign = line[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "()":
            depth += 1 if sign == "(" else -1
            if depth == 0:
                return at
    raise BadSyntax("no closing bracket")

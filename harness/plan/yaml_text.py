"""YAML that people write: read with bounds, and every fault said in one line with file, line and column."""

from pathlib import Path
from typing import Any

import yaml

from harness.model.faults import BadInput
from harness.model.saying import Saying

MAX_FILE_BYTES = 1024 * 1024
MAX_DEPTH = 20


def read_yaml(path: Path) -> Any:
    """The document in `path`. Raises BadInput when it cannot be read, is no YAML, too large or too deep."""
    return parse_yaml(read_text(path), str(path))


def read_text(path: Path) -> str:
    """A text file of at most MAX_FILE_BYTES in UTF-8. Raises BadInput naming it otherwise."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        mend = Saying("check the path", "检查路径")
        raise BadInput(Saying(f"cannot be read ({reason})", f"无法读取（{reason}）"), str(path), mend) from None
    if len(content) > MAX_FILE_BYTES:
        raise BadInput(Saying("larger than 1 MiB", "超过 1 MiB"), str(path), Saying("shorten it", "精简该文件"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        what = Saying(f"no UTF-8 at byte {fault.start}", f"第 {fault.start} 字节不是 UTF-8")
        raise BadInput(what, str(path), Saying("save it as UTF-8", "另存为 UTF-8 编码")) from None


def parse_yaml(text: str, where: str) -> Any:
    """One YAML document without anchors and doubled keys. Raises BadInput naming `where`, line and column."""
    try:
        return yaml.load(text, Loader=_PlainLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        place = f"{where} line {mark.line + 1} column {mark.column + 1}" if mark else where
        problem = fault.problem or "no YAML"
        raise _no_yaml(place, problem) from None
    except yaml.reader.ReaderError as fault:
        raise _no_yaml(f"{where} character {fault.position + 1}", "a character that YAML does not allow") from None
    except (ValueError, OverflowError) as fault:
        raise _no_yaml(where, f"a value that is none ({fault!s:.80})") from None


# What PyYAML and the loader below say, by how it begins; anything else is told by its place alone.
_IN_CHINESE = {
    "mapping values are not allowed": "此处不应出现冒号",
    "could not find expected ':'": "缺少冒号",
    "found character '\\t'": "不能用制表符缩进",
    "found character": "此处不允许该字符",
    "expected <block end>": "缩进不一致",
    "expected the node content": "缺少内容",
    "expected ','": "缺少逗号或右括号",
    "expected alphabetic": "锚点或别名不完整",
    "found unexpected end of stream": "文件意外结束，引号或括号未闭合",
    "found unknown escape character": "引号内有无法识别的转义",
    "an alias (*)": "不允许使用别名（*）",
    "deeper than": f"嵌套超过 {MAX_DEPTH} 层",
    "a key that is no text": "键不是文字",
    "the key": "键重复",
    "a character that YAML does not allow": "有 YAML 不允许的字符",
    "a value that is none": "有无法读取的值",
}


def _no_yaml(where: str, problem: str) -> BadInput:
    zh = next((said for begins, said in _IN_CHINESE.items() if problem.startswith(begins)), "")
    what = Saying(f"not readable as YAML: {problem:.120}", f"不是有效的 YAML{f'：{zh}' if zh else ''}")
    return BadInput(what, where, Saying("check indentation, colons and quotes there", "检查该处的缩进、冒号与引号"))


class _PlainLoader(yaml.SafeLoader):
    """SafeLoader that counts depth, and refuses anchors (a few lines of them can stand for gigabytes)."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.constructor.ConstructorError(None, None, "an alias (*) is not allowed", self._here())
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise yaml.constructor.ConstructorError(None, None, f"deeper than {MAX_DEPTH} levels", self._here())
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def _here(self) -> Any:
        return self.peek_event().start_mark  # type: ignore[no-untyped-call]

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None or key_node.tag != "tag:yaml.org,2002:str":
                raise yaml.constructor.ConstructorError(None, None, "a key that is no text", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r:.60} twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)

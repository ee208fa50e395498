"""Vietnamese stands in its own room, and all text in one Unicode form."""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

WORDING = Path("ocop_desktop/wording")
_WORDING = "ocop_desktop.wording."
READERS = {
    Path("ocop_desktop/core") / name
    for name in ("text.py", "dates.py", "numbers.py", "legacy_text.py")
}
PICTURES = {".ttf", ".png", ".ico", ".gif", ".sqlite", ".pdf", ".xlsx", ".zip"}
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def docstrings(tree: ast.Module) -> set[int]:
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, DOCUMENTED)]
    return {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}


def vietnamese(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each literal with a letter English does not have."""
    described = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            foreign = any(c.isalpha() and not c.isascii() for c in node.value)
            if foreign and id(node) not in described:
                yield node.lineno, node.value


def defined(node: ast.stmt) -> list[str]:
    """Return the names a statement of a module gives."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def said(path: Path, tree: ast.Module) -> set[tuple[str, str]]:
    """Return the words a module reads, each with the room it stands in."""
    rooms: dict[str, str] = {}
    found: set[tuple[str, str]] = set()
    nodes = list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "ocop_desktop.wording":
            rooms |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_WORDING):
            found |= {(str(node.module).removeprefix(_WORDING), alias.name) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add((rooms.get(node.value.id, ""), node.attr))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.add((path.stem if path.is_relative_to(WORDING) else "", node.id))
    return found


def has_a_home(path: Path) -> bool:
    return path.is_relative_to(WORDING) or path in READERS


def test_vietnamese_stands_only_in_its_own_room(modules):
    strays = [
        f"{path}:{line} {text!r}"
        for path, tree in modules.items()
        if not has_a_home(path)
        for line, text in vietnamese(tree)
    ]
    assert strays == []


def test_a_stray_sentence_is_seen_and_a_docstring_is_not():
    tree = ast.parse('"""Ghi chú."""\ntext = f"Lưu {1}"\nkey = "bieu-01"\n')
    assert list(vietnamese(tree)) == [(2, "Lưu ")]


def test_names_in_the_code_are_ascii(modules):
    names = [
        f"{path}:{node.lineno} {name}"
        for path, tree in modules.items()
        for node in ast.walk(tree)
        for name in (getattr(node, "id", None), getattr(node, "name", None))
        if isinstance(name, str) and not name.isascii()
    ]
    assert names == []


def test_every_word_is_said_somewhere(modules):
    used = {word for path, tree in modules.items() for word in said(path, tree)}
    idle = [
        f"{path}:{node.lineno} {name}"
        for path, tree in modules.items()
        if path.is_relative_to(WORDING)
        for node in tree.body
        for name in defined(node)
        if (path.stem, name) not in used
    ]
    assert idle == []


def test_a_word_nobody_says_is_seen_where_another_room_has_one_of_that_name():
    tree = ast.parse("from ocop_desktop.wording import ui as words\nwords.SAVE, filling.UNDO\n")
    assert {name for room, name in said(Path("x.py"), tree) if room} == {"SAVE"}


def test_every_text_file_is_utf8_and_composed(root, ours):
    texts = {path: (root / path).read_bytes() for path in ours if path.suffix not in PICTURES}
    apart = [
        str(path)
        for path, content in texts.items()
        if not unicodedata.is_normalized("NFC", content.decode())
    ]
    assert apart == []

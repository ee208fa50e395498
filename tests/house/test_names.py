"""Habits that have names: what modules are called, what is caught, what is bound."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

NOT_A_NAME = {"utils", "util", "helpers", "helper", "misc", "manager", "managers", "common_utils"}
CATCHES_ALL = {"Exception", "BaseException"}
# The job worker, the bus and the last-resort hook: each must go on whatever happens.
LAST_RESORTS = {
    Path("ocop_desktop/services/jobs.py"),
    Path("ocop_desktop/ui/bus.py"),
    Path("ocop_desktop/ui/errors.py"),
}
BINDERS = {"bind", "bind_all", "bind_class"}
# Vietnamese typing tools press these themselves and retype the syllable; looking on at
# <KeyRelease> does them no harm.
TYPING_TOOLS_KEYS = re.compile(r"<(?:Any-)?(?:Key(?:Press)?-)?(?:Key|KeyPress|BackSpace)>")
UI = Path("ocop_desktop/ui")


def in_ui(path: Path) -> bool:
    return path.is_relative_to(UI) or path == Path("ocop_desktop/app.py")


def catches_all(node: ast.AST) -> bool:
    """Tidying up and raising on is no catching, as long as nothing at all is exempt."""
    match node:
        case ast.ExceptHandler(type=ast.Name("BaseException"), body=[*_, ast.Raise(exc=None)]):
            return False
    if not isinstance(node, ast.ExceptHandler):
        return False
    if node.type is None:
        return True
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(isinstance(name, ast.Name) and name.id in CATCHES_ALL for name in caught)


def updates_a_widget(node: ast.AST) -> bool:
    """Tk's update() takes nothing; a dict's or a set's takes something."""
    match node:
        case ast.Call(func=ast.Attribute(attr="update"), args=[], keywords=[]):
            return True
    return False


def binds_what_typing_tools_send(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr=verb), args=arguments) if verb in BINDERS:
            words = [word for argument in arguments[:2] for word in ast.walk(argument)]
            return any(
                isinstance(word, ast.Constant)
                and isinstance(word.value, str)
                and TYPING_TOOLS_KEYS.fullmatch(word.value)
                for word in words
            )
    return False


def judges_each_key(node: ast.AST) -> bool:
    """`validate="key"` refuses characters while somebody is typing."""
    match node:
        case ast.keyword(arg="validate", value=ast.Constant(value="key" | "all")):
            return True
    return False


def places(
    modules: dict[Path, ast.Module],
    wrong: Callable[[ast.AST], bool],
    where: Callable[[Path], bool] = lambda _: True,
) -> Iterator[str]:
    for path, tree in modules.items():
        if where(path):
            yield from (f"{path}:{node.lineno}" for node in ast.walk(tree) if wrong(node))


def test_modules_are_named_after_what_they_do(ours):
    names = [path for path in ours if path.suffix == ".py" and path.stem in NOT_A_NAME]
    names += [path for path in ours if NOT_A_NAME.intersection(path.parts)]
    assert names == []


def test_everything_is_caught_only_in_the_last_resorts(modules):
    assert list(places(modules, catches_all, lambda path: path not in LAST_RESORTS)) == []


def test_each_last_resort_catches_everything_in_one_place(modules):
    for path in LAST_RESORTS:
        assert len(list(places({path: modules[path]}, catches_all))) == 1, path


@pytest.mark.parametrize("wrong", [updates_a_widget, binds_what_typing_tools_send, judges_each_key])
def test_windows_leave_typing_and_the_event_loop_alone(modules, wrong):
    assert list(places(modules, wrong, in_ui)) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (catches_all, "try: f()\nexcept: pass"),
        (catches_all, "try: f()\nexcept (OSError, Exception): pass"),
        (catches_all, "try: f()\nexcept Exception: raise"),
        (catches_all, "try: f()\nexcept BaseException: g()"),
        (updates_a_widget, "self.update()"),
        (binds_what_typing_tools_send, "entry.bind('<Key>', f, add=True)"),
        (binds_what_typing_tools_send, "app.bind_class('TEntry', '<BackSpace>', f)"),
        (binds_what_typing_tools_send, "text.bind('<Key-BackSpace>', f)"),
        (judges_each_key, "Entry(master, validate='key')"),
    ],
)
def test_a_planted_habit_is_seen(wrong, code):
    assert list(places({Path("planted.py"): ast.parse(code)}, wrong))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (catches_all, "try: f()\nexcept OSError: pass"),
        (catches_all, "try: f()\nexcept BaseException:\n g()\n raise"),
        (updates_a_widget, "filters.update(year=2020)\nself.update_idletasks()"),
        (binds_what_typing_tools_send, "entry.bind('<Key-Return>', f)\napp.bind('<F1>', f)"),
        (judges_each_key, "Entry(master, validate='none')"),
    ],
)
def test_what_is_right_is_left_alone(wrong, code):
    assert not list(places({Path("planted.py"): ast.parse(code)}, wrong))

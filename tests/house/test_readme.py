"""What the README tells people to type exists."""

import re

import pytest

from ocop_desktop.cli import door

CODE = re.compile(r"```[^\n]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
MAKE = re.compile(r"^\s*(?:\$ )?make +(?:[A-Z_]+=\S+ +)*([a-z][a-z-]*)", re.MULTILINE)
PROGRAM = re.compile(
    r"^\s*(?:\$ )?(?:\S*/)?(?:ocop-desktop|(?:\S*/)?(?:python3?|py) -m ocop_desktop)"
    r"(?: +--data +\S+)? +([a-z][a-z-]*)",
    re.MULTILINE,
)
MODULE = re.compile(r"python3? -m (tests\.[a-z_.]+)")
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)


@pytest.fixture(scope="module")
def code(root) -> str:
    found = CODE.findall((root / "README.md").read_text("utf-8"))
    return "\n".join(block or inline for block, inline in found)


@pytest.fixture(scope="module")
def commands() -> set[str]:
    (actions,) = (a for a in door.parser()._actions if a.dest == "command")
    return set(actions.choices)


def test_the_two_commands_are_there(code):
    assert {"run", "test"} <= set(MAKE.findall(code))


def test_every_make_target_exists(root, code):
    targets = set(TARGET.findall((root / "Makefile").read_text("utf-8")))
    assert set(MAKE.findall(code)) - targets == set()


def test_every_command_of_the_program_exists(code, commands):
    assert set(PROGRAM.findall(code)) - commands == set()


def test_every_module_to_run_exists(root, code):
    files = {name: root / f"{name.replace('.', '/')}.py" for name in MODULE.findall(code)}
    assert [name for name, file in files.items() if not file.is_file()] == []


def test_every_command_of_the_program_is_told(code, commands):
    told = set(PROGRAM.findall(code)) | set(code.splitlines())
    assert commands - told == set()


def test_commands_are_recognised_as_people_write_them():
    told = "ocop-desktop --data /x list ideas\n.venv/bin/python -m ocop_desktop self-test\nmake run"
    assert PROGRAM.findall(told) == ["list", "self-test"]
    assert MAKE.findall(told) == ["run"]

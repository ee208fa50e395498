"""Commands that try the program and its forms, without data of hers."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from ocop_desktop import resources
from ocop_desktop.cli.command import DONE, REFUSED, Command
from ocop_desktop.core import system
from ocop_desktop.wording import cli as words


def _check_forms_arguments(p: ArgumentParser) -> None:
    p.add_argument("files", nargs="*", type=Path)
    p.add_argument("--basis", default="qd1048-2019")


def _check_forms(arguments: Namespace) -> int:
    from ocop_desktop.services import form_check

    bases = resources.assets() / "bases"
    mistakes = (
        form_check.check_files(arguments.files, bases, arguments.basis)
        if arguments.files
        else form_check.check_shipped(bases)
    )
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    if not mistakes:
        print(words.FORMS_SOUND)
    return REFUSED if mistakes else DONE


def _demo(arguments: Namespace) -> int:
    from ocop_desktop import demo

    for path in demo.run(arguments.out):
        print(words.wrote(str(path)))
    if system.has_display():
        from ocop_desktop import pictures

        for path in pictures.take(arguments.out / "man-hinh"):
            print(words.wrote(str(path)))
    return DONE


def _self_test(_arguments: Namespace) -> int:
    from ocop_desktop import selftest

    window = None
    if system.has_display():
        from ocop_desktop import app

        window = app.open_and_close
    for sentence in selftest.run(window):
        print(sentence)
    print(words.READY)
    return DONE


COMMANDS: Final = (
    Command("check-forms", _check_forms, _check_forms_arguments),
    Command("demo", _demo, lambda p: p.add_argument("--out", type=Path, required=True)),
    Command("self-test", _self_test),
)

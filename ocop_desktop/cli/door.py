"""The door of the command line: reads it, does one command, says what cannot be."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, NoReturn

from ocop_desktop import VERSION, logs, paths
from ocop_desktop.cli import importing, keeping, lists, packages, papers, trials
from ocop_desktop.cli.command import DONE, REFUSED, USAGE, Command
from ocop_desktop.core.problems import Refusal
from ocop_desktop.wording import cli as words

_ALL: Final[tuple[Command, ...]] = (
    *keeping.COMMANDS,
    *lists.COMMANDS,
    *papers.COMMANDS,
    *importing.COMMANDS,
    *packages.COMMANDS,
    *trials.COMMANDS,
)
COMMANDS: Final = {command.name: command for command in _ALL}


class _Parser(ArgumentParser):
    """argparse with our words."""

    def format_help(self) -> str:
        return words.HELP

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse speaks English
        print(words.wrong_usage(" ".join(sys.argv[1:])), file=sys.stderr)
        raise SystemExit(USAGE)


def parser() -> ArgumentParser:
    """Return the parser of the whole command line."""
    top = _Parser(prog="ocop-desktop")
    top.add_argument("--data", type=Path)
    top.add_argument("--version", action="version", version=VERSION)
    commands = top.add_subparsers(dest="command", parser_class=_Parser)
    for command in COMMANDS.values():
        command.arguments(commands.add_parser(command.name))
    return top


def main(arguments: Sequence[str]) -> int:
    """Read the command line and do what it says."""
    parsed = parser().parse_args(arguments)
    if parsed.command is None:
        raise SystemExit(USAGE)
    sys.excepthook = partial(_tell_unexpected, paths.log(paths.data_folder(parsed.data)))
    return run(parsed)


def run(arguments: Namespace) -> int:
    """Do one command and return its exit status."""
    try:
        status = COMMANDS[arguments.command].do(arguments)
        sys.stdout.flush()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # whoever read our output has read enough
        _let_go_of_output()
        return DONE
    except OSError as error:
        _let_go_of_output()
        print(_system_refusal(error), file=sys.stderr)
        return REFUSED
    return status


def _let_go_of_output() -> None:
    """Send what cannot be written nowhere: Python would complain once more when it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _system_refusal(error: OSError) -> Refusal:
    place = str(error.filename or words.THE_OUTPUT)
    return Refusal(
        "DL-08",
        words.unusable(place),
        safe=words.UNEXPECTED_SAFE,
        todo=words.UNUSABLE_TODO,
    )


def _tell_unexpected(
    log: Path, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """Log a bug and say where: the last resort, in place of Python's traceback."""
    if isinstance(error, KeyboardInterrupt):
        return
    logs.start(log)
    logs.record(error, "the command line")
    todo = words.unexpected_todo(str(log))
    refusal = Refusal("DL-09", words.UNEXPECTED, safe=words.UNEXPECTED_SAFE, todo=todo)
    print(refusal, file=sys.stderr)

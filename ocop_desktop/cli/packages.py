"""Commands about packages that go up: make one, say whether one is whole."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocop_desktop.cli.command import DONE, REFUSED, Command, with_desk, year
from ocop_desktop.cli.telling import OnTerminal, as_json, plain
from ocop_desktop.core.dates import show_date, show_time
from ocop_desktop.services.desk import Desk
from ocop_desktop.wording import cli as words

if TYPE_CHECKING:
    from ocop_desktop.exchange.verify import Report


def _export_arguments(p: ArgumentParser) -> None:
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--year", type=year)
    p.add_argument("--letter-number", default="")


def _export(arguments: Namespace, desk: Desk) -> int:
    made = desk.transfer.make(
        arguments.year or desk.offices.year(),
        arguments.out,
        OnTerminal(),
        cover=replace(desk.transfer.letters.usual(), number=arguments.letter_number),
    )
    for path in (made.path, *made.letters):
        print(words.wrote(str(path)))
    print(words.fingerprint(made.fingerprint))
    return DONE


def _verify_arguments(p: ArgumentParser) -> None:
    p.add_argument("file", type=Path)
    p.add_argument("--json", action="store_true")


def _verify(arguments: Namespace) -> int:
    """Say whether a package is whole; a damaged one is a refusal."""
    from ocop_desktop.exchange.verify import verify

    report = verify(arguments.file)
    if arguments.json:
        as_json({key: plain(value) for key, value in asdict(report).items()})
    else:
        for line in _verified(report):
            print(line)
    return DONE if report.ok else REFUSED


def _verified(report: "Report") -> list[str]:
    """Return what a package says about itself, and what is wrong with it."""
    problems = [problem.text for problem in report.problems]
    if report.sender is None:
        return problems
    sender, at = report.sender, report.created_at
    when = f"{show_date(at.date())} {show_time(at)}" if at else ""
    return [
        words.package_from(f"{sender.commune}, {sender.province}", report.year),
        words.package_made(when, report.basis),
        words.package_holds(report.records, report.files),
        words.fingerprint(report.fingerprint),
        *(problems or [words.SOUND_PACKAGE]),
    ]


COMMANDS: Final = (
    Command("export", with_desk(_export), _export_arguments),
    Command("verify", _verify, _verify_arguments),
)

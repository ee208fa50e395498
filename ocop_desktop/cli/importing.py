"""Commands for lists that come in from Excel: empty list, take over, take back."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from ocop_desktop.cli.command import DONE, Command, with_desk
from ocop_desktop.cli.telling import OnTerminal, as_json
from ocop_desktop.services.desk import Desk
from ocop_desktop.wording import cli as words


def _template_arguments(p: ArgumentParser) -> None:
    p.add_argument("what", choices=("ideas", "producers", "products"))
    p.add_argument("--out", type=Path, required=True)


def _template(arguments: Namespace, desk: Desk) -> int:
    print(words.wrote(str(desk.importing.template(arguments.what, arguments.out))))
    return DONE


def _import_arguments(p: ArgumentParser) -> None:
    p.add_argument("file", type=Path)
    p.add_argument("--dry-run", action="store_true")
    p.add_argument("--json", action="store_true")


def _import(arguments: Namespace, desk: Desk) -> int:
    from ocop_desktop.services import importing

    table = desk.importing.read(arguments.file)
    progress = OnTerminal()
    if arguments.dry_run:
        report = desk.importing.preview(table, progress)
    else:
        report = desk.importing.carry_out(table, arguments.file.name, progress)
    told = importing.told(report)
    if arguments.json:
        as_json(told)
        return DONE
    for each in told["rejected"]:
        print(words.rejected_row(each["row"], each["problem"]))
    print(words.imported(told["read"], told["new"], told["changed"], told["same"]))
    if report.passed_over:
        print(words.passed_over(", ".join(report.passed_over)))
    if report.import_id:
        print(words.undo_with(report.import_id))
    return DONE


def _undo(arguments: Namespace, desk: Desk) -> int:
    desk.importing.undo(arguments.import_id)
    print(words.READY)
    return DONE


COMMANDS: Final = (
    Command("template", with_desk(_template), _template_arguments),
    Command("import", with_desk(_import), _import_arguments),
    Command("undo", with_desk(_undo), lambda p: p.add_argument("import_id")),
)

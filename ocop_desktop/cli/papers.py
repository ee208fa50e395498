"""The command that prints: forms of records or empty ones, as PDF or Word."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ocop_desktop.cli.command import DONE, Command, with_desk, year
from ocop_desktop.cli.telling import OnTerminal
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.printing import Item
from ocop_desktop.store import ideas, plans
from ocop_desktop.wording import cli as words


def _print_arguments(p: ArgumentParser) -> None:
    p.add_argument("form")
    which = p.add_mutually_exclusive_group(required=True)
    which.add_argument("--id", nargs="+")
    which.add_argument("--all", action="store_true")
    which.add_argument("--blank", action="store_true")
    p.add_argument("--year", type=year)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--format", choices=("pdf", "docx"), default="pdf")
    p.add_argument("--one-file", action="store_true")


def _print(arguments: Namespace, desk: Desk) -> int:
    known = [form.code for form in desk.printing.forms()]
    if arguments.form not in known:
        raise Refusal("DL-04", words.no_such_form(arguments.form, ", ".join(known)))
    written = desk.printing.save(
        _items(arguments, desk),
        one_file=arguments.one_file,
        folder=arguments.out,
        progress=OnTerminal(),
        word=arguments.format == "docx",
    )
    for path in written:
        print(words.wrote(str(path)))
    return DONE


def _items(arguments: Namespace, desk: Desk) -> list[Item]:
    if arguments.blank:
        return [Item.blank(arguments.form)]
    if desk.library.form(desk.offices.basis().key, arguments.form).about == "plan":
        wanted = plans.ids(Query(year=arguments.year, order="producer"))
        chosen = [_whole_id(given, plans.by_prefix) for given in arguments.id or ()]
        return [Item(arguments.form, "plan", one) for one in chosen or wanted]
    if arguments.id:
        found = (_whole_id(given, ideas.by_prefix) for given in arguments.id)
        return [Item(arguments.form, "idea", one) for one in found]
    main_forms = set(desk.offices.basis().idea_forms.values())
    rivals = main_forms - {arguments.form} if arguments.form in main_forms else set()
    wanted = ideas.ids(Query(year=arguments.year, order="number"))
    return [
        Item(arguments.form, "idea", i) for i in wanted if desk.ideas.form_code(i) not in rivals
    ]


def _whole_id(given: str, by_prefix: Callable[[str], list[str]]) -> str:
    found = by_prefix(given)
    if not found:
        raise Refusal("DL-05", words.no_such_id(given))
    if len(found) > 1:
        raise Refusal("DL-06", words.many_ids(given))
    return found[0]


COMMANDS: Final = (Command("print", with_desk(_print, reads=True), _print_arguments),)

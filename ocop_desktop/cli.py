"""The program without a window: the same services, commands instead of screens."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NoReturn

from ocop_desktop import VERSION, logs, paths, resources
from ocop_desktop.core import clock, system
from ocop_desktop.core.dates import show_date, show_time
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Office, Query
from ocop_desktop.forms.spec import Basis
from ocop_desktop.services import desk as desks
from ocop_desktop.services import safekeeping
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.printing import Item
from ocop_desktop.store import database, ideas, plans
from ocop_desktop.wording import attachments as file_words
from ocop_desktop.wording import cli as words

if TYPE_CHECKING:
    from ocop_desktop.exchange.verify import Report

DONE, REFUSED, USAGE = 0, 1, 2
_ALL: Final = 10**9


class _Parser(argparse.ArgumentParser):
    """argparse with our words."""

    def format_help(self) -> str:
        return words.HELP

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse speaks English
        print(words.wrong_usage(" ".join(sys.argv[1:])), file=sys.stderr)
        raise SystemExit(USAGE)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = _Parser(prog="ocop-desktop")
    top.add_argument("--data", type=Path)
    top.add_argument("--version", action="version", version=VERSION)
    commands = top.add_subparsers(dest="command", parser_class=_Parser)
    for name, add in _ARGUMENTS.items():
        add(commands.add_parser(name))
    return top


def _year(text: str) -> int:
    """Return a year of four digits; ValueError, which argparse takes for wrong usage."""
    return datetime.strptime(text, "%Y").year  # noqa: DTZ007 - a year has no zone


def _init_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("--basis", required=True)
    p.add_argument("--role", choices=("commune", "upper"), default="commune")
    for name in ("commune", "district", "province", "receiver", "codes", "officer", "chairperson"):
        p.add_argument(f"--{name}", default="")
    p.add_argument("--year", type=_year)
    p.add_argument("--sample", action="store_true")


def _list_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("what", choices=("producers", "products", "ideas", "plans"))
    p.add_argument("--search", default="")
    p.add_argument("--year", type=_year)
    p.add_argument("--json", action="store_true")
    p.add_argument("--xlsx", type=Path)


def _list_xlsx_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("what", choices=("ideas", "plans", "producers", "products"))
    p.add_argument("--year", type=_year)
    p.add_argument("--out", type=Path, required=True)


def _print_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("form")
    which = p.add_mutually_exclusive_group(required=True)
    which.add_argument("--id", nargs="+")
    which.add_argument("--all", action="store_true")
    which.add_argument("--blank", action="store_true")
    p.add_argument("--year", type=_year)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--format", choices=("pdf", "docx"), default="pdf")
    p.add_argument("--one-file", action="store_true")


def _check_forms_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("files", nargs="*", type=Path)
    p.add_argument("--basis", default="qd1048-2019")


def _export_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--year", type=_year)
    p.add_argument("--letter-number", default="")


def _verify_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("file", type=Path)
    p.add_argument("--json", action="store_true")


def _template_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("what", choices=("ideas", "producers", "products"))
    p.add_argument("--out", type=Path, required=True)


def _import_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("file", type=Path)
    p.add_argument("--dry-run", action="store_true")
    p.add_argument("--json", action="store_true")


def _register_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument("--year", type=_year)
    how = p.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true")
    how.add_argument("--xlsx", type=Path)
    how.add_argument("--pdf", type=Path)


_ARGUMENTS: Final[dict[str, Callable[[argparse.ArgumentParser], object]]] = {
    "init": _init_arguments,
    "list": _list_arguments,
    "list-xlsx": _list_xlsx_arguments,
    "print": _print_arguments,
    "check-forms": _check_forms_arguments,
    "template": _template_arguments,
    "import": _import_arguments,
    "undo": lambda p: p.add_argument("import_id"),
    "register": _register_arguments,
    "export": _export_arguments,
    "verify": _verify_arguments,
    "backup": lambda p: p.add_argument("--out", type=Path),
    "restore": lambda p: p.add_argument("file", type=Path),
    "check": lambda p: None,  # noqa: ARG005 - takes none
    "demo": lambda p: p.add_argument("--out", type=Path, required=True),
    "self-test": lambda p: None,  # noqa: ARG005 - takes none
}
# These need no workspace of hers.
_ALONE: Final = frozenset({"check-forms", "demo", "self-test", "verify"})
_READ_ONLY: Final = frozenset({"list", "list-xlsx", "print", "register", "check", "backup"})


def run(arguments: argparse.Namespace) -> int:
    """Do one command and return its exit status."""
    try:
        status = (_alone if arguments.command in _ALONE else _in_workspace)(arguments)
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


def _alone(arguments: argparse.Namespace) -> int:
    if arguments.command == "check-forms":
        return _check_forms(arguments)
    if arguments.command == "demo":
        return _demo(arguments)
    if arguments.command == "verify":
        return _verify(arguments)
    return _self_test()


def _verify(arguments: argparse.Namespace) -> int:
    """Say whether a package is whole; a damaged one is a refusal."""
    from ocop_desktop.exchange.verify import verify

    report = verify(arguments.file)
    if arguments.json:
        told = {key: _plain(value) for key, value in asdict(report).items()}
        print(json.dumps(told, ensure_ascii=False, indent=1))
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


def _self_test() -> int:
    from ocop_desktop import selftest

    window = None
    if system.has_display():
        from ocop_desktop import app

        window = app.open_and_close
    for sentence in selftest.run(window):
        print(sentence)
    print(words.READY)
    return DONE


def _demo(arguments: argparse.Namespace) -> int:
    from ocop_desktop import demo

    for path in demo.run(arguments.out):
        print(words.wrote(str(path)))
    if system.has_display():
        from ocop_desktop import pictures

        for path in pictures.take(arguments.out / "man-hinh"):
            print(words.wrote(str(path)))
    return DONE


def _check_forms(arguments: argparse.Namespace) -> int:
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


def _in_workspace(arguments: argparse.Namespace) -> int:
    folder = paths.data_folder(arguments.data)
    if arguments.command == "restore":
        return _restore(arguments, folder)
    database.open_workspace(folder, read_only=arguments.command in _READ_ONLY)
    try:
        desk = desks.build(resources.assets(), folder)
        if arguments.command != "init" and desk.offices.us() is None:
            raise Refusal("DV-04", words.NO_OFFICE, todo=words.NO_OFFICE_TODO)
        return _COMMANDS[arguments.command](arguments, desk)
    finally:
        database.close_workspace()


def _init(arguments: argparse.Namespace, desk: Desk) -> int:
    basis = _basis(arguments.basis, desk)
    if arguments.sample:
        desk.samples.fill(desk.samples.of_basis(basis.key).key)
    else:
        if not arguments.commune or not arguments.province:
            raise Refusal("DL-01", words.NEEDS_COMMUNE)
        desk.offices.found(basis.key, _office(arguments, basis), arguments.year or clock.now().year)
    us = desk.offices.us()
    print(words.founded(us.commune if us else "", str(desk.safekeeping.folder())))
    return DONE


def _basis(key: str, desk: Desk) -> Basis:
    known = {basis.key: basis for basis in desk.offices.bases()}
    if key not in known:
        raise Refusal("DL-02", words.no_such_basis(key, ", ".join(known)))
    return known[key]


def _office(arguments: argparse.Namespace, basis: Basis) -> Office:
    codes = arguments.codes.split("-") if arguments.codes else []
    names = ["province_code", "commune_code"]
    if basis.has_district:
        names.insert(1, "district_code")
    if codes and len(codes) != len(names):
        shape = words.CODES_WITH_DISTRICT if basis.has_district else words.CODES_WITHOUT_DISTRICT
        raise Refusal("DL-03", words.bad_codes(arguments.codes, shape))
    return Office(
        role=arguments.role,
        commune=arguments.commune,
        district=arguments.district,
        province=arguments.province,
        receiver=arguments.receiver,
        officer=arguments.officer,
        chairperson=arguments.chairperson,
        **dict(zip(names, codes, strict=False)),
    )


def _list(arguments: argparse.Namespace, desk: Desk) -> int:
    query = Query(search=arguments.search, year=arguments.year, limit=_ALL)
    if arguments.xlsx:
        return _shown_list(arguments.what, query, arguments.xlsx, desk)
    rows = [_ROWS[arguments.what](row, desk) for row in getattr(desk, arguments.what).page(query)]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return DONE
    for row in rows:
        print("  ".join(str(value) for value in row.values() if value not in (None, "", False)))
    return DONE


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _idea_row(row: Any, desk: Desk) -> dict[str, Any]:
    leaf = desk.library.basis(row.basis).leaf(row.classification)
    return {
        "id": row.id,
        "number": row.register_number,
        "year": row.year,
        "kind": str(row.kind),
        "product_name": row.product_name,
        "producer_name": row.producer_name,
        "producer_kind": row.producer_kind,
        "sector": leaf.sector if leaf else "",
        "group": row.classification,
        "priority": row.priority,
        "is_main": row.is_main,
        "state": str(row.state),
        "verdict": str(row.verdict) if row.verdict else None,
        "updated_at": _plain(row.updated_at),
    }


def _plan_row(row: Any, desk: Desk) -> dict[str, Any]:  # noqa: ARG001 - same shape as ideas
    names = ("id", "year", "kind", "product_name", "producer_name", "producer_kind", "state")
    told = {name: getattr(row, name) for name in names}
    return told | {"idea_id": row.idea_id, "updated_at": _plain(row.updated_at)}


def _other_row(row: Any, desk: Desk) -> dict[str, Any]:  # noqa: ARG001 - same shape as ideas
    return {key: _plain(value) for key, value in row._asdict().items()} | {"state": "active"}


_ROWS: Final = {
    "ideas": _idea_row,
    "plans": _plan_row,
    "producers": _other_row,
    "products": _other_row,
}
_SUMMED_UP: Final = {"ideas": "idea", "plans": "plan"}  # in a list that goes up


def _shown_list(kind: str, query: Query, path: Path, desk: Desk) -> int:
    narrowed = words.narrowed(query.search, query.year)
    progress = _OnTerminal()
    rows = desk.shown_lists.save(kind, query, path, narrowed=narrowed, progress=progress)
    print(words.wrote_rows(str(path), rows))
    return DONE


def _list_xlsx(arguments: argparse.Namespace, desk: Desk) -> int:
    kind = _SUMMED_UP.get(arguments.what, "")
    if not kind:
        return _shown_list(arguments.what, Query(year=arguments.year), arguments.out, desk)
    definition = desk.lists.about(kind)
    if definition is None:
        raise Refusal("DL-10", words.NO_SUCH_LIST)
    year = arguments.year or desk.offices.year()
    path, rows = desk.lists.save(definition.code, year, arguments.out, _OnTerminal())
    print(words.wrote_rows(str(path), rows))
    return DONE


def _print(arguments: argparse.Namespace, desk: Desk) -> int:
    known = [form.code for form in desk.printing.forms()]
    if arguments.form not in known:
        raise Refusal("DL-04", words.no_such_form(arguments.form, ", ".join(known)))
    written = desk.printing.save(
        _items(arguments, desk),
        one_file=arguments.one_file,
        folder=arguments.out,
        progress=_OnTerminal(),
        word=arguments.format == "docx",
    )
    for path in written:
        print(words.wrote(str(path)))
    return DONE


def _items(arguments: argparse.Namespace, desk: Desk) -> list[Item]:
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


def _backup(arguments: argparse.Namespace, desk: Desk) -> int:
    print(words.wrote(str(desk.safekeeping.back_up(arguments.out))))
    return DONE


def _restore(arguments: argparse.Namespace, folder: Path) -> int:
    # Never opened before: damaged data are what a backup is for.
    lacking = safekeeping.restore_into(arguments.file, folder)
    print(words.restored(str(arguments.file)))
    if lacking:
        raise file_words.not_copied(len(lacking))
    return DONE


def _check(arguments: argparse.Namespace, desk: Desk) -> int:  # noqa: ARG001 - takes none
    if not desk.safekeeping.check():
        raise Refusal("DL-07", words.UNSOUND, todo=words.UNSOUND_TODO)
    if faults := desk.attachments.check(_OnTerminal()):
        raise file_words.several(faults, 0)
    counted = (desk.producers, desk.products, desk.ideas, desk.plans)
    print(words.SOUND, words.counted(*(service.count(Query()) for service in counted)))
    return DONE


def _template(arguments: argparse.Namespace, desk: Desk) -> int:
    print(words.wrote(str(desk.importing.template(arguments.what, arguments.out))))
    return DONE


def _import(arguments: argparse.Namespace, desk: Desk) -> int:
    from ocop_desktop.services import importing

    table = desk.importing.read(arguments.file)
    progress = _OnTerminal()
    if arguments.dry_run:
        report = desk.importing.preview(table, progress)
    else:
        report = desk.importing.carry_out(table, arguments.file.name, progress)
    told = importing.told(report)
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return DONE
    for each in told["rejected"]:
        print(words.rejected_row(each["row"], each["problem"]))
    print(words.imported(told["read"], told["new"], told["changed"], told["same"]))
    if report.passed_over:
        print(words.passed_over(", ".join(report.passed_over)))
    if report.import_id:
        print(words.undo_with(report.import_id))
    return DONE


def _undo(arguments: argparse.Namespace, desk: Desk) -> int:
    desk.importing.undo(arguments.import_id)
    print(words.READY)
    return DONE


def _register(arguments: argparse.Namespace, desk: Desk) -> int:
    """Show the register of a year, or write it as a workbook or a paper."""
    from ocop_desktop.services import register

    year = arguments.year or desk.offices.year()
    path = arguments.xlsx or arguments.pdf
    if path is not None:
        ending = register.XLSX if arguments.xlsx else register.PDF
        print(words.wrote(str(desk.register.save(year, path, ending, _OnTerminal()))))
        return DONE
    query = Query(year=year, registered=True, order="number", limit=_ALL)
    rows = [_register_row(line, desk) for line in desk.register.page(query)]
    if arguments.json:
        gaps = [asdict(gap) for gap in desk.register.gaps(year)]
        told = {"year": year, "rows": rows, "gaps": gaps}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return DONE
    for row in rows:
        shown = (value for key, value in row.items() if key != "id" and value)
        print("  ".join(str(value) for value in shown))
    return DONE


def _register_row(line: Any, desk: Desk) -> dict[str, Any]:
    """Return a line of the register; its paper is the newest one that went up or came down."""
    idea, paper = line.idea, line.paper
    told = _idea_row(idea, desk)
    kept = ("id", "number", "year", "kind", "product_name", "producer_name", "verdict", "state")
    return {
        **{key: told[key] for key in kept},
        "received_on": _plain(idea.received_on),
        "paper_number": paper.paper_number if paper else "",
        "paper_date": _plain(paper.happened_on) if paper else None,
    }


def _export(arguments: argparse.Namespace, desk: Desk) -> int:
    made = desk.transfer.make(
        arguments.year or desk.offices.year(),
        arguments.out,
        _OnTerminal(),
        cover=replace(desk.transfer.letters.usual(), number=arguments.letter_number),
    )
    for path in (made.path, *made.letters):
        print(words.wrote(str(path)))
    print(words.fingerprint(made.fingerprint))
    return DONE


_COMMANDS: Final[dict[str, Callable[[argparse.Namespace, Desk], int]]] = {
    "init": _init,
    "list": _list,
    "list-xlsx": _list_xlsx,
    "print": _print,
    "backup": _backup,
    "check": _check,
    "register": _register,
    "export": _export,
    "template": _template,
    "import": _import,
    "undo": _undo,
}


class _OnTerminal(Stepper):
    """Progress on standard error, when somebody watches."""

    def step(self, done: int, total: int, label: str = "") -> None:
        """Write one line over the last."""
        if sys.stderr.isatty():
            print(f"\r{label}  ", end="\n" if done == total else "", file=sys.stderr)


def main(arguments: Sequence[str]) -> int:
    """Read the command line and do what it says."""
    parsed = parser().parse_args(arguments)
    if parsed.command is None:
        raise SystemExit(USAGE)
    sys.excepthook = partial(_tell_unexpected, paths.log(paths.data_folder(parsed.data)))
    return run(parsed)


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

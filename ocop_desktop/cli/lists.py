"""Commands that show lists and the register, or write them as workbooks."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from ocop_desktop.cli.command import DONE, Command, with_desk, year
from ocop_desktop.cli.telling import OnTerminal, as_json, plain
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.services.desk import Desk
from ocop_desktop.wording import cli as words

_ALL: Final = 10**9
_SUMMED_UP: Final = {"ideas": "idea", "plans": "plan"}  # in a list that goes up


def _list_arguments(p: ArgumentParser) -> None:
    p.add_argument("what", choices=("producers", "products", "ideas", "plans"))
    p.add_argument("--search", default="")
    p.add_argument("--year", type=year)
    p.add_argument("--json", action="store_true")
    p.add_argument("--xlsx", type=Path)


def _list_xlsx_arguments(p: ArgumentParser) -> None:
    p.add_argument("what", choices=("ideas", "plans", "producers", "products"))
    p.add_argument("--year", type=year)
    p.add_argument("--out", type=Path, required=True)


def _register_arguments(p: ArgumentParser) -> None:
    p.add_argument("--year", type=year)
    how = p.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true")
    how.add_argument("--xlsx", type=Path)
    how.add_argument("--pdf", type=Path)


def _list(arguments: Namespace, desk: Desk) -> int:
    query = Query(search=arguments.search, year=arguments.year, limit=_ALL)
    if arguments.xlsx:
        return _shown_list(arguments.what, query, arguments.xlsx, desk)
    rows = [_ROWS[arguments.what](row, desk) for row in getattr(desk, arguments.what).page(query)]
    if arguments.json:
        as_json(rows)
        return DONE
    for row in rows:
        print("  ".join(str(value) for value in row.values() if value not in (None, "", False)))
    return DONE


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
        "updated_at": plain(row.updated_at),
    }


def _plan_row(row: Any, desk: Desk) -> dict[str, Any]:  # noqa: ARG001 - same shape as ideas
    names = ("id", "year", "kind", "product_name", "producer_name", "producer_kind", "state")
    told = {name: getattr(row, name) for name in names}
    return told | {"idea_id": row.idea_id, "updated_at": plain(row.updated_at)}


def _other_row(row: Any, desk: Desk) -> dict[str, Any]:  # noqa: ARG001 - same shape as ideas
    return {key: plain(value) for key, value in row._asdict().items()} | {"state": "active"}


_ROWS: Final = {
    "ideas": _idea_row,
    "plans": _plan_row,
    "producers": _other_row,
    "products": _other_row,
}


def _shown_list(kind: str, query: Query, path: Path, desk: Desk) -> int:
    narrowed = words.narrowed(query.search, query.year)
    progress = OnTerminal()
    rows = desk.shown_lists.save(kind, query, path, narrowed=narrowed, progress=progress)
    print(words.wrote_rows(str(path), rows))
    return DONE


def _list_xlsx(arguments: Namespace, desk: Desk) -> int:
    kind = _SUMMED_UP.get(arguments.what, "")
    if not kind:
        return _shown_list(arguments.what, Query(year=arguments.year), arguments.out, desk)
    definition = desk.lists.about(kind)
    if definition is None:
        raise Refusal("DL-10", words.NO_SUCH_LIST)
    year = arguments.year or desk.offices.year()
    path, rows = desk.lists.save(definition.code, year, arguments.out, OnTerminal())
    print(words.wrote_rows(str(path), rows))
    return DONE


def _register(arguments: Namespace, desk: Desk) -> int:
    """Show the register of a year, or write it as a workbook or a paper."""
    from ocop_desktop.services import register

    year = arguments.year or desk.offices.year()
    path = arguments.xlsx or arguments.pdf
    if path is not None:
        ending = register.XLSX if arguments.xlsx else register.PDF
        print(words.wrote(str(desk.register.save(year, path, ending, OnTerminal()))))
        return DONE
    query = Query(year=year, registered=True, order="number", limit=_ALL)
    rows = [_register_row(line, desk) for line in desk.register.page(query)]
    if arguments.json:
        gaps = [asdict(gap) for gap in desk.register.gaps(year)]
        told = {"year": year, "rows": rows, "gaps": gaps}
        as_json(told)
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
        "received_on": plain(idea.received_on),
        "paper_number": paper.paper_number if paper else "",
        "paper_date": plain(paper.happened_on) if paper else None,
    }


COMMANDS: Final = (
    Command("list", with_desk(_list, reads=True), _list_arguments),
    Command("list-xlsx", with_desk(_list_xlsx, reads=True), _list_xlsx_arguments),
    Command("register", with_desk(_register, reads=True), _register_arguments),
)

"""Writes what is generated from the schema: `python -m tests.regenerate`."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from ocop_desktop.core.records import FilledForm, Idea, Office, Plan, Producer, Product
from ocop_desktop.store import (
    answers,
    backup,
    database,
    ideas,
    migrate,
    offices,
    plans,
    producers,
    products,
    settings,
)

ROOT = Path(__file__).resolve().parent.parent
SNAPSHOT = ROOT / "db" / "schema.sql"
OLD = ROOT / "tests" / "data" / "old"
HEAD = "-- What all steps of db/schema together make. Generated: python -m tests.regenerate\n"


def snapshot(connection):
    """Return the schema of a database as text, tables of FTS5's own left out."""
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search_%'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY type = 'trigger', tbl_name, type DESC, name"
    ).fetchall()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return "\n\n".join([HEAD + f"-- Version {version}.", *(f"{sql};" for (sql,) in found)]) + "\n"


def newest_snapshot():
    """Return the snapshot of a new database."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "new.sqlite"
        migrate.migrate(file, Path(folder))
        with closing(sqlite3.connect(file)) as connection:
            return snapshot(connection)


def populate():
    """Fill the open workspace with a little of everything."""
    who = "Nguyễn Thị Hòa"
    offices.save(Office(is_us=True, commune="Xã Đại Xuân", province="Tỉnh Bắc Ninh"), who)
    settings.put("year", 2020)
    cooperative = producers.save(
        Producer(name="HTX Nông nghiệp Đại Xuân", kind="cooperative", phone="0912 345 678"), who
    )
    household = producers.save(Producer(name="Hộ bà Lê Thị Thuý", kind="household"), who)
    for number, (owner, name) in enumerate(
        ((cooperative, "Mỳ gạo Đại Xuân"), (cooperative, "Bánh đa"), (household, "Gạo tẻ thơm"))
    ):
        product = products.save(Product(producer_id=owner.id, name=name), who)
        idea = ideas.save(
            Idea(
                product_id=product.id,
                year=2020,
                basis="qd1048-2019",
                register_number=str(number + 1),
                is_main=number == 0,
            ),
            who,
        )
        rows = [{"id": "r1", "ten": "Gạo"}, {"id": "r2", "ten": "Muối"}]
        answers.save(
            FilledForm(
                owner_id=idea.id,
                basis=idea.basis,
                code="bieu-01",
                answers={"mo_ta": name, "nguyen_lieu": rows},
                unread={"gia": "mười nghìn"},
            ),
            who,
        )
        if idea.is_main:
            plan = plans.save(Plan(idea_id=idea.id, year=2020, basis=idea.basis), who)
            own = {"san_pham": [{"id": "r1", "ten": name, "nam_1": "1000"}]}
            answers.save(
                FilledForm(
                    owner_type="plan",
                    owner_id=plan.id,
                    basis=plan.basis,
                    code="bieu-03",
                    answers=own,
                ),
                who,
            )
    ideas.trash(idea.id, who)


def main():
    """Write the snapshot, and a populated database of the newest step if there is none."""
    SNAPSHOT.write_text(newest_snapshot(), "utf-8")
    old = OLD / f"{len(migrate.steps()):04}.sqlite"
    if not old.exists():
        with tempfile.TemporaryDirectory() as folder:
            database.open_workspace(Path(folder))
            populate()
            backup.backup(old)
            database.close_workspace()


if __name__ == "__main__":
    main()

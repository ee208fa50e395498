"""The part of `python -m tests.bench` about plans: recalculation, opening a page, papers."""

import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from pathlib import Path

from pypdf import PdfReader

from ocop_desktop import demo
from ocop_desktop.core.records import Query
from ocop_desktop.planning.calculating import figures
from ocop_desktop.planning.inputs import (
    Asset,
    Channel,
    Cost,
    Labour,
    Material,
    Output,
    Plan,
    Sale,
    Source,
)
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import Fill
from tests import bench

ROWS = 200
PLANS = (20, 100)
SAMPLE = "dai-xuan-2020"
ONE = Decimal(1)
# What is divided and rounded for each product and year.
UNIT_CELLS = ("other variable", "fixed", "unit cost", "unit price", "unit variable", "break-even")


def recalculation() -> None:
    """All figures of a plan with 200 rows in every table beside the cells and their sums."""
    plan = large_plan(ROWS)
    ours = bench.timed(lambda: figures(plan), 31)
    bench.show(
        "200 rows in each table of a plan", ours, bench.timed(lambda: cells(plan), 31), "≤ 3"
    )


def large_plan(rows: int) -> Plan:
    """Return a plan with as many rows in every table."""
    numbers = range(1, rows + 1)
    three = {n: (Decimal(100 * n), Decimal(110 * n), Decimal(120 * n)) for n in numbers}
    return Plan(
        outputs=tuple(Output(id=f"o{n}", amounts=three[n]) for n in numbers),
        materials=tuple(
            Material(id=f"m{n}", product=f"o{n}", norm=Decimal("1.25"), price=Decimal(12_345))
            for n in numbers
        ),
        assets=tuple(
            Asset(id=f"a{n}", quantity=Decimal(n), price=Decimal(999_999), years=Decimal(7))
            for n in numbers
        ),
        labour=tuple(
            Labour(
                id=f"l{n}", people=Decimal(3), local_people=ONE, months=Decimal(7), wage=three[n][0]
            )
            for n in numbers
        ),
        costs=tuple(Cost(id=f"c{n}", is_variable=n % 2 == 0, amounts=three[n]) for n in numbers),
        sales=tuple(
            Sale(id=f"s{n}", product=f"o{n}", quantities=three[n], price=Decimal(45_678))
            for n in numbers
        ),
        sources=tuple(
            Source(id=f"v{n}", amount=three[n][0], rate=ONE, months=Decimal(30), is_loan=True)
            for n in numbers
        ),
        channels=tuple(Channel(id=f"k{n}", share=Decimal("0.5")) for n in numbers),
    )


def cells(plan: Plan) -> dict[tuple[str, int], Decimal]:
    """Calculate each cell of the tables and add it up: nothing missing, nothing explained."""
    sums: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    made = {row.id: row.amounts for row in plan.outputs}
    funds = [rounded(row.people * row.months * row.wage) for row in plan.labour]
    bought = [rounded(row.quantity * row.price) for row in plan.assets]
    yearly = [rounded(a / row.years) for a, row in zip(bought, plan.assets, strict=True)]
    for place in range(3):
        for material in plan.materials:
            need = material.norm * made[material.product][place]
            sums["cost", place] += rounded(need * material.price)
        for amount in (*funds, *yearly):
            sums["cost", place] += amount
        for cost in plan.costs:
            sums["cost", place] += rounded(cost.amounts[place])
        for sale in plan.sales:
            sums["revenue", place] += rounded(sale.quantities[place] * sale.price)
        for source in plan.sources:
            running = min(12, source.months - 12 * place)
            sums["repaid", place] += rounded(source.amount * running / source.months)
            sums["cost", place] += rounded(source.amount * source.rate * running / 1200)
        for output in plan.outputs:
            quantity = output.amounts[place]
            for key in UNIT_CELLS:
                sums[key, place] += rounded(sums["cost", place] / quantity)
    return sums


def rounded(amount: Decimal) -> Decimal:
    """Round to whole đồng."""
    return amount.quantize(ONE, ROUND_HALF_UP)


# --- opening -----------------------------------------------------------------------------------


def opening(folder: Path) -> None:
    """Opening a step's page of a plan beside one of an idea, in the mean of all their steps."""
    with demo.sample_workspace(folder, SAMPLE) as desk:
        idea, plan = desk.ideas.page(Query(state="finished", kind="new"))[0], _full_plan(desk)
        desk.ideas.reopen(idea.id)
        desk.plans.reopen(plan.id)
    with bench.Sitting(folder) as sitting:
        ours, floor = (_pages(sitting, *one) for one in (("plan", plan.id), ("idea", idea.id)))
    bench.show("page of a plan beside one of an idea", ours, floor, "≤ 1.5")


def _full_plan(desk):
    """Return the rice plan of the sample: 12 pages of paper, all parts."""
    return next(row for row in desk.plans.page(Query()) if row.producer_kind == "cooperative")


def _pages(sitting: "bench.Sitting", owner_type: str, owner_id: str) -> float:
    """Return the mean seconds in which a step's page stands, each opened from Today."""
    steps = sitting.desk.filling.open(owner_type, owner_id).session.steps()
    taken = [
        bench.timed(
            partial(_go, sitting, "filling", Fill(owner_type, owner_id, step=step.key)),
            5,
            partial(_go, sitting, "today"),
        )
        for step in steps
    ]
    return sum(taken) / len(taken)


def _go(sitting: "bench.Sitting", screen: str, what: object = None) -> None:
    sitting.window.navigation.go(screen, what)
    sitting.root.update()


# --- papers ------------------------------------------------------------------------------------


def papers(folder: Path) -> None:
    """Plans of 12 pages into one PDF and into Word files; memory for few and for many."""
    for kind, word in (("one PDF", False), ("Word files", True)):
        few, many = (_printed(folder / f"{word:d}{count}", count, word=word) for count in PLANS)
        seconds, pages, peak = many
        name = f"{PLANS[1]} plans of {pages / PLANS[1]:.0f} pages into {kind}"
        print(f"{name:42s}{pages / seconds:8.1f} pages/s")
        print(f"{'  peak memory, of 100 beside 20':42s}{peak:8.0f} MB{few[2]:9.0f} MB", end="")
        print(f"{peak / few[2]:11.2f}   ≤ 1.1")


def _printed(folder: Path, count: int, *, word: bool) -> list[float]:
    """Return seconds, pages and peak memory in MB of printing so many plans."""
    code = f"from tests import bench_plan as b; b.print_plans({str(folder)!r}, {count}, {word})"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return [float(figure) for figure in said.stdout.split()]


def print_plans(folder: str, count: int, word: bool) -> None:  # noqa: FBT001
    """Print seconds, pages and our peak memory in MB."""
    with demo.sample_workspace(Path(folder), SAMPLE) as desk:
        items = [Item("bieu-03", "plan", _full_plan(desk).id)] * count
        out = Path(folder) / "papers"
        began = time.perf_counter()
        desk.printing.save(items, one_file=True, folder=out, word=word)
        taken, peak = time.perf_counter() - began, bench.peak_memory()
        (one,) = desk.printing.save(items[:1], folder=out)
        print(taken, count * len(PdfReader(one).pages), peak)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as made:
        recalculation()
        opening(Path(made) / "opening")
        papers(Path(made) / "papers")

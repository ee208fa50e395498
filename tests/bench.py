"""How fast it is, as ratios measured in one run: `python -m tests.bench` (needs a screen).

Every figure stands beside a floor: the least any program must do for the same result on this
machine. Only the ratios mean something elsewhere.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import fields
from functools import partial
from pathlib import Path
from statistics import median
from typing import Self

import ttkbootstrap

from ocop_desktop import demo, lazy, resources
from ocop_desktop.core.ids import new_id
from ocop_desktop.core.records import Idea, Office, Producer, Product, Query
from ocop_desktop.forms.paper import blocks
from ocop_desktop.render import fonts
from ocop_desktop.services import desk as desks
from ocop_desktop.services.jobs import Jobs
from ocop_desktop.services.printing import Item
from ocop_desktop.store import database, lines, searching
from ocop_desktop.ui import theme
from ocop_desktop.ui.window import Window
from tests import bench_exchange, bench_plan

MOMENT = "2020-03-12T08:00:00+07:00"
WORDS = ("Gạo", "Mỳ", "Bánh đa", "Khoai tây", "Dưa lê", "Chuối", "Nấm", "Mật ong", "Rượu", "Tương")
PLACES = ("Đại Xuân", "Nhân Hòa", "Bồng Lai", "Phù Lãng", "Chi Lăng", "Hán Quảng", "Quế Tân")
FORMS = 1_000


def main() -> None:
    """Measure everything and print a line for each."""
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as made:
        folder = Path(made)
        print(f"{'what':42s}{'ours':>12s}{'floor':>12s}{'ratio':>8s}   wanted")
        start(folder / "start")
        small, large = folder / "1000", folder / "100000"
        for place, size in ((small, 1_000), (large, 100_000)):
            fill(place, size)
        growth(small, large)
        search(large)
        saving(folder / "saving")
        papers(folder / "papers")
        bench_plan.recalculation()
        bench_plan.opening(folder / "plan")
        bench_plan.papers(folder / "plans")
        bench_exchange.packages(folder / "package")
        bench_exchange.workbooks(folder / "workbook")


def show(what: str, ours: float, floor: float, wanted: str) -> None:
    """Print one line; seconds become milliseconds."""
    print(f"{what:42s}{ours * 1000:9.1f} ms{floor * 1000:9.1f} ms{ours / floor:8.2f}   {wanted}")


def timed(
    deed: Callable[[], object], times: int = 7, before: Callable[[], object] = lambda: None
) -> float:
    """Return the median seconds of a deed, after one for warming up; `before` is not counted."""
    deed()
    taken = []
    for _ in range(times):
        before()
        began = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - began)
    return median(taken)


# --- start -----------------------------------------------------------------------------------

OURS = """
import gc, sys, time
gc.disable()  # as the door does
from pathlib import Path
from ocop_desktop import app
def ready(window):
    window.app.update()
    print(time.time())
    window.app.destroy()
app.sit_down(Path(sys.argv[1]), ready)
"""
BARE = """
import time, ttkbootstrap
root = ttkbootstrap.App(title="x")
ttkbootstrap.Label(root, text="Xin chào").pack()
def ready():
    root.update()
    print(time.time())
    root.destroy()
root.after_idle(ready)
root.mainloop()
"""


def start(folder: Path) -> None:
    """Process begin → first usable window, beside a bare ttkbootstrap window with one label."""
    with demo.sample_workspace(folder, "dai-xuan-2020"):
        pass

    # An installed program has its bytecode, whatever this machine thinks of writing it.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def launched(code: str, *arguments: str) -> float:
        began = time.time()
        said = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            check=True,
            text=True,
            env=environment,
        )
        return float(said.stdout.split()[-1]) - began

    both = [(launched(OURS, str(folder)), launched(BARE)) for _ in range(22)][1:]
    show("start to first usable window", *map(median, zip(*both, strict=True)), "≤ 1.5")


# --- lists -----------------------------------------------------------------------------------


def fill(folder: Path, size: int) -> None:
    """Make a workspace of `size` ideas, one in ten with a producer of its own."""
    database.open_workspace(folder)
    desk = desks.build(resources.assets(), folder)
    desk.offices.found("qd1048-2019", Office(commune="Xã Đại Xuân", province="Tỉnh Bắc Ninh"), 2020)
    office = desk.offices.us()
    leaves = [leaf.key for leaf in desk.offices.basis().leaves]
    common = {"created_at": MOMENT, "updated_at": MOMENT, "deleted_at": None, "revision": 1}
    owners, things, ideas = [], [], []
    for number in range(size):
        word, place = WORDS[number % len(WORDS)], PLACES[number // 10 % len(PLACES)]
        if number % 10 == 0:
            owner = Producer(id=new_id(), office_id=office.id, name=f"HTX {word} {place} {number}")
            owners.append(row(owner, **common))
        thing = Product(id=new_id(), producer_id=owner.id, name=f"{word} {place} {number}")
        things.append(row(thing, **common))
        idea = Idea(
            id=new_id(),
            office_id=office.id,
            product_id=thing.id,
            year=2018 + number % 8,
            basis="qd1048-2019",
            classification=leaves[number % len(leaves)],
            priority=number % 3 + 1,
        )
        ideas.append(row(idea, **common))
    with database.transaction() as connection:
        for table, rows in (("producer", owners), ("product", things), ("idea", ideas)):
            columns = rows[0].keys()
            marks = ", ".join(f":{column}" for column in columns)
            connection.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",
                rows,
            )
        lines.rebuild(connection)
    database.close_workspace()


def row(record, **common):
    """Return a record as a row of its table."""
    known = {field.name: getattr(record, field.name) for field in fields(record)}
    return {**known, "revision_id": new_id(), **{k: v for k, v in common.items() if k in known}}


class Sitting:
    """The real window on a workspace."""

    def __init__(self, folder: Path) -> None:
        database.open_workspace(folder)
        self.desk = desks.build(resources.assets(), folder)
        self.root = ttkbootstrap.App(iconphoto=None)
        theme.install(self.root)
        self.window = Window(self.root, self.desk, Jobs(self.root.after))
        self.window.start()
        while lazy.read_one():  # as it is some seconds after the start
            pass
        self.root.update()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for waiting in self.root.tk.splitlist(self.root.tk.call("after", "info")):
            self.root.tk.call("after", "cancel", waiting)
        self.root.destroy()
        database.close_workspace()

    def open_ideas(self, **filters: object) -> None:
        """Go to the ideas of all years, drawn."""
        self.window.navigation.go("today")
        self.root.update()
        self.window.navigation.go("ideas")
        self.window.navigation.view.list.restore({"year": None, **filters}, "")
        self.window.navigation.view.list.reload(keep_place=False)
        self.root.update()

    def find(self, text: str) -> None:
        """Search as she does, without the pause after the last key."""
        bar = self.window.navigation.view.list.bar
        bar._text.set(text)
        bar.search_now()
        self.root.update()


def growth(small: Path, large: Path) -> None:
    """Opening the list of 100,000 beside the list of 1,000."""
    taken = {}
    for folder in (small, large):
        with Sitting(folder) as sitting:
            taken[folder] = timed(sitting.open_ideas)
    show("list of 100,000 beside one of 1,000", taken[large], taken[small], "≤ 2")


def search(folder: Path) -> None:
    """Search as you type beside a bare FTS5 query (first 50 and their number) and one redraw."""
    with Sitting(folder) as sitting, closing(sqlite3.connect(database.database_file())) as bare:
        sitting.open_ideas()
        bare.execute("PRAGMA cache_size = -16000")
        table = sitting.window.navigation.view.list.table

        def floor(match: str) -> None:
            bare.execute(
                "SELECT rowid FROM search WHERE search MATCH ? LIMIT 50", (match,)
            ).fetchall()
            bare.execute("SELECT count(*) FROM search WHERE search MATCH ?", (match,)).fetchall()
            for item in table.get_children():
                table.item(item, values=[f"{time.perf_counter()}"] * 7)
            sitting.root.update()

        for text in ("gao dai", "mật", "tuong phu"):
            match = searching.match(text)
            # What was found is kept for the pages of its list: something else is found between.
            ours = timed(partial(sitting.find, text), 15, partial(sitting.find, "khoai"))
            show(f"search “{text}” among 100,000", ours, timed(partial(floor, match), 15), "≤ 2")


# --- saving ----------------------------------------------------------------------------------


def saving(folder: Path) -> None:
    """Saving one field of a draft beside one durable commit of one row."""
    with demo.sample_workspace(folder, "dai-xuan-2020") as desk:
        draft = desk.ideas.page(Query(state="draft"))[0]
        opened = desk.filling.open("idea", draft.id)
        key = next(f.key for f in opened.form.fields() if f.kind == "long_text")
        stories = (f"Câu chuyện lần {number}" for number in range(10_000))

        def ours() -> None:
            opened.session.type(key, next(stories))
            desk.filling.save(opened)

        with closing(sqlite3.connect(folder / "floor.sqlite", isolation_level=None)) as floor:
            floor.execute("PRAGMA journal_mode = WAL")
            floor.execute("PRAGMA synchronous = FULL")
            floor.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, answers TEXT)")

            def commit() -> None:
                floor.execute("REPLACE INTO one VALUES (1, ?)", (next(stories),))

            show("saving a draft", timed(ours, 101), timed(commit, 101), "≤ 3")


# --- papers ----------------------------------------------------------------------------------


def papers(folder: Path) -> None:
    """1,000 forms into one PDF beside a canvas that breaks and draws the same, and its memory."""
    code = f"from tests import bench; bench.print_papers({str(folder)!r})"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    ours, floor, peak = map(float, said.stdout.split())
    name = f"{FORMS} forms into one PDF"
    print(f"{name:42s}{FORMS / ours:8.1f} /s {FORMS / floor:8.1f} /s {floor / ours:8.2f}   ≥ 0.2")
    print(f"{'  peak memory':42s}{peak:8.0f} MB{'':19s}   ≤ 220 MB")


def print_papers(folder: str) -> None:
    """Print seconds of ours, seconds of the floor and our peak memory in MB."""
    with demo.sample_workspace(Path(folder), "dai-xuan-2020") as desk:
        finished = desk.ideas.page(Query(state="finished", kind="new"))
        items = [Item("bieu-01", "idea", finished[n % len(finished)].id) for n in range(FORMS)]
        began = time.perf_counter()
        desk.printing.save(items, one_file=True, folder=Path(folder) / "papers")
        ours = time.perf_counter() - began
        peak = peak_memory()
        documents = [desk.printing.paper(item).document for item in items[: len(finished)]]
        began = time.perf_counter()
        BareCanvas(Path(folder) / "floor.pdf").write(documents, FORMS)
        print(ours, time.perf_counter() - began, peak)


def peak_memory() -> float:
    """Return this process's peak memory in MB (Linux)."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1024


class BareCanvas:
    """Breaks the same lines and draws the same tables, with nothing around it."""

    size, leading, left, width, top, bottom = 13, 18, 85, 468, 780.0, 60

    def __init__(self, path: Path) -> None:
        from reportlab.lib.utils import simpleSplit
        from reportlab.pdfgen.canvas import Canvas

        fonts.register()
        self._split = simpleSplit
        self.font = fonts.face()
        self.pen = Canvas(str(path), initialFontName=self.font)
        self.y = self.top

    def write(self, documents: list[blocks.Document], count: int) -> None:
        """Draw `count` documents, the given ones over and over, and save the file."""
        for number in range(count):
            self.pen.setFont(self.font, self.size)
            self.y = self.top
            for block in documents[number % len(documents)].blocks:
                self._draw(block)
            self.pen.showPage()
        self.pen.save()

    def _draw(self, block: blocks.Block) -> None:
        match block:
            case blocks.Line():
                text = "".join(getattr(run, "text", "……… ") for run in block.runs)
                for words in self._split(text, self.font, self.size, self.width):
                    self._down(self.leading)
                    self.pen.drawString(self.left, self.y, words)
            case blocks.Table():
                for cells in (block.head, *block.rows):
                    self._draw_row(block, cells)
            case blocks.Dots():
                for _ in range(block.lines):
                    self._down(self.leading)
                    self.pen.line(self.left, self.y, self.left + self.width, self.y)
            case _:
                self._down(self.leading * 4)

    def _draw_row(self, table: blocks.Table, cells: Sequence[blocks.Cell]) -> None:
        widths = [self.width * share / sum(table.widths) for share in table.widths]
        broken = [
            self._split(cell.text, self.font, self.size, width - 6)
            for cell, width in zip(cells, widths, strict=True)
        ]
        high = self.leading * max(map(len, broken))
        self._down(high)
        x = self.left
        for texts, width in zip(broken, widths, strict=True):
            self.pen.rect(x, self.y, width, high)
            for line, words in enumerate(texts):
                y = self.y + high - self.leading * (line + 0.75)
                self.pen.drawString(x + 3, y, words)
            x += width

    def _down(self, by: float) -> None:
        if self.y - by < self.bottom:
            self.pen.showPage()
            self.pen.setFont(self.font, self.size)
            self.y = self.top
        self.y -= by


if __name__ == "__main__":
    main()

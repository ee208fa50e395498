"""A writer killed at any moment: what it was told is kept is kept, and everything fits together."""

import random
import subprocess
import sys
import time

import pytest

from ocop_desktop.core.records import Query
from ocop_desktop.store import answers, database, ideas

WRITER = """
import sys
from pathlib import Path
from ocop_desktop.core.records import FilledForm, Idea, Producer, Product
from ocop_desktop.store import answers, database, ideas, producers, products
database.open_workspace(Path(sys.argv[1]))
owner = producers.save(Producer(name="HTX"), "")
for number in range(100_000):
    product = products.save(Product(producer_id=owner.id, name=f"Sp {number}"), "")
    idea = ideas.save(Idea(product_id=product.id, year=2020), "")
    form = FilledForm(owner_id=idea.id, basis="b", code="c", answers={"number": number})
    answers.save(form, "")
    print(idea.id, number, flush=True)
"""


@pytest.mark.parametrize("removable", [False, True])
def test_nothing_acknowledged_is_lost(folder, removable, monkeypatch):
    monkeypatch.setattr(database, "is_removable", lambda _: removable)
    chance = random.Random(7)
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, folder], stdout=subprocess.PIPE, text=True
        )
        first = writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        writer.kill()
        told = (first + writer.stdout.read()).splitlines()
        writer.wait()
        writer.stdout.close()

        opened = database.open_workspace(folder)
        assert not opened.clean or removable
        assert database.quick_check()
        assert database.rows("PRAGMA foreign_key_check") == []
        for line in filter(lambda line: line.count(" ") == 1, told[-5:-1]):
            idea_id, number = line.split()
            assert answers.get("idea", idea_id, "b", "c").answers == {"number": int(number)}
        ((kept,),) = database.rows("SELECT count(*) FROM idea")
        assert kept >= len(told) - 1
        assert ideas.count(Query()) == ideas.count(Query(search="sp")) == kept
        assert ideas.count(Query(year=2020)) == kept
        database.close_workspace()
        assert database.open_workspace(folder).clean
        database.close_workspace()

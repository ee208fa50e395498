"""A workspace of its own for every test, copied from one that was made once."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from ocop_desktop.core import clock
from ocop_desktop.core.records import FilledForm, Idea, Office, Producer, Product
from ocop_desktop.store import answers, database, ideas, offices, producers, products

WHO = "Nguyễn Thị Hòa"
BASIS = "qd1048-2019"
START = datetime(2020, 3, 12, 8, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-once")
    database.open_workspace(folder)
    offices.save(Office(is_us=True, commune="Xã Đại Xuân"), WHO)
    database.close_workspace()
    return folder


@pytest.fixture
def folder(_made_once, tmp_path):
    """A closed workspace that knows its office."""
    shutil.copytree(_made_once, tmp_path / "workspace")
    yield tmp_path / "workspace"
    database.close_workspace()


@pytest.fixture
def workspace(folder):
    """The same, open."""
    database.open_workspace(folder)
    return folder


@pytest.fixture
def at(monkeypatch):
    """Set the clock: `at(minutes=3)` is three minutes after eight o'clock."""

    def move(**later):
        monkeypatch.setattr(clock, "now", lambda: START + timedelta(**later))

    move()
    return move


class Commune:
    """Short ways to keep something."""

    def producer(self, name="HTX Nông nghiệp Đại Xuân", **facts):
        return producers.save(Producer(name=name, **facts), WHO)

    def product(self, name="Mỳ gạo", producer=None):
        owner = producer or self.producer()
        return products.save(Product(producer_id=owner.id, name=name), WHO)

    def idea(self, name="Mỳ gạo", producer=None, **facts):
        product = self.product(name, producer)
        facts = {"year": 2020, "basis": BASIS} | facts
        return ideas.save(Idea(product_id=product.id, **facts), WHO)

    def answer(self, idea, *, who=WHO, code="bieu-01", **answered):
        filled = FilledForm(owner_id=idea.id, basis=BASIS, code=code, answers=answered)
        return answers.save(filled, who)

    def change(self, idea, **facts):
        return ideas.save(replace(ideas.get(idea.id), **facts), WHO)


@pytest.fixture
def commune(workspace):
    return Commune()

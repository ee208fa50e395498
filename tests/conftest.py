"""What every test has: no network, a workspace of its own, services over it."""

import shutil
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from ocop_desktop import resources
from ocop_desktop.core.records import Office
from ocop_desktop.forms.library import Library
from ocop_desktop.services import desk as desks
from ocop_desktop.services.desk import Desk
from ocop_desktop.store import database

VIETNAM = timezone(timedelta(hours=7))
NOON = datetime(2020, 3, 12, 12, 0, tzinfo=VIETNAM)
DAI_XUAN = Office(
    commune="Xã Đại Xuân",
    district="Huyện Quế Võ",
    province="Tỉnh Bắc Ninh",
    receiver="Ủy ban nhân dân huyện Quế Võ",
    province_code="27",
    district_code="259",
    commune_code="09253",
    officer="Nguyễn Thị Hòa",
    chairperson="Trần Văn Đông",
)
LIBRARY = Library(resources.assets() / "bases")  # nothing in it ever changes


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """A test that reaches out fails."""
    connect = socket.socket.connect

    def refuse(self, address):
        if self.family == socket.AF_UNIX:
            return connect(self, address)
        raise AssertionError(f"no network in tests: {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _documents(tmp_path, monkeypatch):
    """Papers and data of a test stay in its own folder."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.delenv("OCOP_DATA", raising=False)


def opened(folder: Path, clock=lambda: NOON) -> Desk:
    """Open a workspace and return the services over it."""
    database.open_workspace(folder)
    desk = desks.build(resources.assets(), folder, clock)
    desk.library = LIBRARY  # read once for all tests
    return desk


@pytest.fixture(scope="session")
def _empty_workspace(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "workspace"
    opened(folder)
    database.close_workspace()
    return folder


@pytest.fixture
def empty_desk(_empty_workspace, tmp_path) -> Iterator[Desk]:
    """Services over a workspace nobody has set up yet."""
    yield opened(shutil.copytree(_empty_workspace, tmp_path / "workspace"))
    database.close_workspace()


@pytest.fixture
def desk(empty_desk) -> Desk:
    """Services over the workspace of Xã Đại Xuân, still without producers."""
    empty_desk.offices.found("qd1048-2019", DAI_XUAN, 2020)
    return empty_desk


@pytest.fixture(scope="session")
def _filled_workspace(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "workspace"
    desk = opened(folder)
    desk.samples.fill("dai-xuan-2020")
    database.close_workspace()
    return folder


@pytest.fixture
def sample_desk(_filled_workspace, tmp_path) -> Iterator[Desk]:
    """Services over a copy of the sample commune."""
    yield opened(shutil.copytree(_filled_workspace, tmp_path / "sample"))
    database.close_workspace()

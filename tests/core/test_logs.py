import logging
import sys
import threading
from logging.handlers import RotatingFileHandler

import pytest

from ocop_desktop import logs

SECRET = "Nguyễn Thị Lan 0912345678"


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "data" / "ocop.log"
    logs.start(file)
    yield file
    logs.stop()


def fail():
    try:
        {}[SECRET]
    except KeyError as cause:
        raise ValueError(SECRET) from cause


def files_written_to():
    handlers = logging.getLogger("ocop_desktop").handlers
    return [handler for handler in handlers if isinstance(handler, RotatingFileHandler)]


def test_what_modules_say_is_in_the_log(log):
    logging.getLogger("ocop_desktop.store.backup").info("backup made")
    assert "INFO ocop_desktop.store.backup: backup made" in log.read_text("utf-8")


def test_an_unhandled_error_is_logged_with_its_place_and_without_its_words(log):
    try:
        fail()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    written = log.read_text("utf-8")
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "test_logs.py" in written
    assert " fail" in written
    assert "Lan" not in written
    assert "0912" not in written


def test_an_error_in_a_thread_is_logged_alike(log):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "a thread failed" in log.read_text("utf-8")
    assert "Lan" not in log.read_text("utf-8")


def test_an_interruption_is_no_error(log):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert log.read_text("utf-8") == ""


def test_the_log_does_not_grow_for_ever(log):
    (handler,) = files_written_to()
    handler.maxBytes = 500
    for number in range(100):
        logging.getLogger("ocop_desktop.x").info("line %d", number)
    assert sorted(path.name for path in log.parent.iterdir()) == [
        "ocop.log", "ocop.log.1", "ocop.log.2",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_written_costs_only_the_log(tmp_path):
    (tmp_path / "file").touch()
    logs.start(tmp_path / "file" / "ocop.log")
    logging.getLogger("ocop_desktop").error("nobody reads this")
    logs.stop()


@pytest.mark.usefixtures("log")
def test_stopping_gives_the_hooks_back():
    logs.stop()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
    assert not files_written_to()

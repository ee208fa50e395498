"""Long work: answers come home on the caller's thread, cancel stops, errors are delivered."""

import threading
import time

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.services.jobs import Jobs


@pytest.fixture
def jobs(empty_desk):
    """Jobs whose timer is turned by hand."""
    made = Jobs(lambda _ms, _callback: None)
    yield made
    made.close()


def settle(jobs):
    deadline = time.monotonic() + 5
    while jobs.running() and time.monotonic() < deadline:
        jobs.poll()
        time.sleep(0.005)
    assert not jobs.running()


def test_the_answer_and_the_steps_come_home_on_this_thread(jobs):
    seen = []

    def work(progress):
        progress.step(1, 2, "một")
        return threading.current_thread().name

    jobs.start(
        work,
        on_step=lambda *step: seen.append((step, threading.current_thread().name)),
        on_done=lambda name: seen.append((name, threading.current_thread().name)),
    )
    settle(jobs)
    here = threading.current_thread().name
    assert seen == [((1, 2, "một"), here), ("ocop-jobs", here)]


def test_cancel_stops_the_work_at_its_next_step(jobs):
    started, seen = threading.Event(), []

    def work(progress):
        started.set()
        for done in range(10_000):
            progress.step(done, 10_000)
            time.sleep(0.001)

    progress = jobs.start(work, on_cancel=lambda: seen.append("cancelled"))
    started.wait(5)
    progress.cancel()
    settle(jobs)
    assert seen == ["cancelled"]


@pytest.mark.parametrize("error", [Refusal("X-1", "Không được."), ValueError("bug")])
def test_an_error_is_delivered_and_the_next_job_runs(jobs, error):
    seen = []

    def fail(_progress):
        raise error

    jobs.start(fail, on_error=seen.append)
    jobs.start(lambda _progress: 7, on_done=seen.append)
    settle(jobs)
    assert seen == [error, 7]


def test_nothing_comes_home_once_it_is_closed(empty_desk):
    seen, made = [], Jobs(lambda _ms, _callback: None)
    made.start(lambda _progress: 1, on_done=seen.append)
    made.close()
    made.poll()
    assert seen == []

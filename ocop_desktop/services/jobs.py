"""Long work off the screen's thread: one worker, progress, cancel; answers come home on the caller.

The worker never touches Tk; `poll` is called on the screen's thread (by `after`) and delivers.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from ocop_desktop.core.problems import Refusal
from ocop_desktop.store import database

T = TypeVar("T")
POLL_MS: Final = 50
_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """She pressed cancel; what was half done is taken back."""


class Stepper:
    """What long work reports to; this one looks at nothing."""

    def step(self, done: int, total: int, label: str = "") -> None:
        """Say that `done` of `total` are ready; raises Cancelled once cancel was pressed."""


class Progress(Stepper):
    """Progress of one job, shared between worker and screen."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._cancelled = threading.Event()

    def step(self, done: int, total: int, label: str = "") -> None:
        """Report; raises Cancelled once cancel was pressed."""
        if self._cancelled.is_set():
            raise Cancelled
        self._report(done, total, label)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Tell whether cancel was pressed."""
        return self._cancelled.is_set()


@dataclass(slots=True)
class _Job:
    work: Callable[[Progress], Any]
    on_step: Callable[[int, int, str], None]
    on_done: Callable[[Any], None]
    on_error: Callable[[BaseException], None]
    on_cancel: Callable[[], None]
    progress: Progress = field(init=False)


def _nothing(*_: object) -> None:
    """Do nothing with what is reported."""


class Jobs:
    """One worker thread and the way home. `after(ms, callback)` is the screen's own timer."""

    def __init__(self, after: Callable[[int, Callable[[], None]], object]) -> None:
        self._after = after
        self._todo: queue.Queue[_Job | None] = queue.Queue()
        self._home: queue.Queue[Callable[[], None]] = queue.Queue()
        self._open = 0
        self._closed = False
        self._worker: threading.Thread | None = None

    def start(
        self,
        work: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None] = _nothing,
        on_step: Callable[[int, int, str], None] = _nothing,
        on_error: Callable[[BaseException], None] = _nothing,
        on_cancel: Callable[[], None] = _nothing,
    ) -> Progress:
        """Queue work (it gets the Progress) and return its Progress; callbacks come on this thread.

        Work takes plain values and records, never widgets.
        """
        job = _Job(work, on_step, on_done, on_error, on_cancel)
        job.progress = Progress(lambda *step: self._home.put(lambda: job.on_step(*step)))
        self._ensure_worker()
        self._open += 1
        if self._open == 1:
            self._after(POLL_MS, self.poll)
        self._todo.put(job)
        return job.progress

    def running(self) -> int:
        """Return how many jobs have not come home yet."""
        return self._open

    def poll(self) -> None:
        """Deliver what the worker sent; goes on by itself while a job is under way.

        Once closed it delivers nothing: who waited may be gone.
        """
        while not self._closed:
            try:
                deliver = self._home.get_nowait()
            except queue.Empty:
                break
            deliver()
        if self._open and not self._closed:
            self._after(POLL_MS, self.poll)

    def close(self, wait: float = 2.0) -> None:
        """Stop taking jobs and wait some seconds for the one under way."""
        self._closed = True
        if self._worker is not None:
            self._todo.put(None)
            self._worker.join(wait)

    def _ensure_worker(self) -> None:
        if self._worker is None:
            self._worker = threading.Thread(target=self._run, name="ocop-jobs", daemon=True)
            self._worker.start()

    def _run(self) -> None:
        while (job := self._todo.get()) is not None:
            self._home.put(self._outcome(job))

    def _outcome(self, job: _Job) -> Callable[[], None]:
        try:
            with database.connection():
                result = job.work(job.progress)
        except Cancelled:
            return lambda: self._close(job.on_cancel)
        except Refusal as refusal:
            failed: BaseException = refusal
        except Exception as error:  # noqa: BLE001 - the job worker: one of the three last resorts
            _log.exception("A job failed")
            failed = error
        else:
            return lambda: self._close(job.on_done, result)
        return lambda: self._close(job.on_error, failed)

    def _close(self, callback: Callable[..., None], *arguments: object) -> None:
        self._open -= 1
        callback(*arguments)

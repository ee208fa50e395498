"""The program tries itself where it is installed: forms, paper, backup, restore, window."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ocop_desktop import demo, resources
from ocop_desktop.core import system
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.services import form_check
from ocop_desktop.services.samples import samples_in
from ocop_desktop.wording import cli as words


def run(window: Callable[[Path], None] | None = None) -> Iterator[str]:
    """Do each step and yield a sentence once it is done; `window` opens one on a workspace.

    Raises:
        Refusal: when a step did not do what it should.
    """
    bases = resources.assets() / "bases"
    if mistakes := form_check.check_shipped(bases):
        raise Refusal("TKT-01", mistakes[0])
    yield words.FORMS_SOUND
    for sample in samples_in(resources.assets() / "samples"):
        with tempfile.TemporaryDirectory(prefix="ocop-") as made:
            yield from _commune(sample.key, Path(made))
    if window is None or not system.has_display():
        yield words.NO_WINDOW_TRIED
    else:
        with tempfile.TemporaryDirectory(prefix="ocop-") as made:
            window(Path(made))
        yield words.WINDOW_OPENED


def _commune(key: str, folder: Path) -> Iterator[str]:
    with demo.sample_workspace(folder / "workspace", key) as desk:
        papers = list(demo.papers(desk, folder / "papers"))
        yield words.papers_made(len(papers))
        before = desk.ideas.count(Query())
        kept = desk.safekeeping.back_up()
        desk.ideas.trash(desk.ideas.page(Query(state="draft"))[0].id)  # nothing hangs on a draft
        desk.safekeeping.restore(kept)
        if desk.ideas.count(Query()) != before or not desk.safekeeping.check():
            raise Refusal("TKT-02", words.RESTORE_FAILED)
        yield words.RESTORE_WORKS

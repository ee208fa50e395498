"""Pictures of the program at work on the sample commune: for the demo and for a fresh eye."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import ImageGrab

from ocop_desktop import app, demo
from ocop_desktop.core.records import Query
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.form.page import LAST

if TYPE_CHECKING:
    from ocop_desktop.ui.window import Window

_SAMPLE: Final = "dai-xuan-2020"
_SETTLE_MS: Final = 900  # drafts are measured and pages rendered by then


def take(folder: Path) -> Iterator[Path]:
    """Show screen after screen of a sample commune and keep a picture of each in `folder`."""
    workspace = demo.fresh(folder) / demo.WORKSPACE
    with demo.sample_workspace(workspace, _SAMPLE) as desk:
        finished = desk.ideas.page(Query(state="finished", order="number"))[0].id
        draft = desk.ideas.page(Query(state="draft"))[0].id
        plan = desk.plans.page(Query(kind="full"))[0].id
    shots: list[tuple[str, str, object]] = [
        ("01-hom-nay", "today", None),
        ("02-chu-the", "producers", None),
        ("03-san-pham", "products", None),
        ("04-y-tuong", "ideas", None),
        ("05-ghi-y-tuong", "filling", Fill(owner_type="idea", owner_id=draft, step="san_pham")),
        ("06-kiem-tra", "filling", Fill(owner_type="idea", owner_id=draft, step=LAST)),
        ("07-xem-truoc", "preview", [Item("bieu-01", "idea", finished)]),
        ("08-phuong-an", "plans", None),
        (
            "09-phuong-an-doanh-thu",
            "filling",
            Fill(owner_type="plan", owner_id=plan, step="doanh_thu_von"),
        ),
        ("10-phuong-an-xem-truoc", "preview", [Item("bieu-03", "plan", plan)]),
        ("11-so-theo-doi", "register", None),
        ("12-gui-nhan", "transfer", None),
        ("13-nhap-tu-excel", "importing", None),
        ("14-cai-dat", "settings", None),
        ("15-huong-dan", "help", None),
    ]
    made: list[Path] = []

    def next_shot(window: "Window") -> None:
        if len(made) == len(shots):
            window.close()
            return
        name, screen, what = shots[len(made)]
        window.navigation.go(screen, what)
        window.app.after(_SETTLE_MS, lambda: _keep(window, folder / f"{name}.png"))

    def _keep(window: "Window", path: Path) -> None:
        root = window.app
        left, top = root.winfo_rootx(), root.winfo_rooty()
        box = (left, top, left + root.winfo_width(), top + root.winfo_height())
        ImageGrab.grab(bbox=box).save(path)
        made.append(path)
        next_shot(window)

    app.sit_down(workspace, next_shot)
    yield from made

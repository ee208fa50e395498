"""What Today shows and where it leads."""

from typing import TYPE_CHECKING

from ocop_desktop.core.dates import show_date, show_moment
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.wording import today_screen as words

if TYPE_CHECKING:
    from ocop_desktop.services.today import DraftLine, Reminder, TodayView


class TodayPresenter:
    """Looks at the workspace for the view."""

    def __init__(self, context: Context) -> None:
        self._desk = context.desk
        self._go = context.go
        self._open_workspace = context.open_workspace

    def look(self) -> "TodayView":
        """Return what waits."""
        return self._desk.today.look()

    def date(self) -> str:
        """Return today's date, which needs no form."""
        return show_date(self._desk.clock().date())

    def subtitle(self) -> str:
        """Return date, year and basis in one quiet line."""
        offices = self._desk.offices
        return words.today_line(self.date(), offices.year(), offices.basis().name)

    def about(self, draft: "DraftLine") -> str:
        """Return whose it is and what is missing."""
        missing = self._desk.today.missing(draft.id)
        return words.draft_line(draft.producer, missing.step, missing.problems)

    def saved(self, draft: "DraftLine") -> str:
        """Return when the draft was saved last."""
        return show_moment(draft.saved_at, self._desk.clock())

    def in_sample(self) -> bool:
        """Tell whether a sample commune is open."""
        return self._desk.safekeeping.in_sample()

    def go_home(self) -> None:
        """Leave the sample and open her own workspace."""
        self._open_workspace(self._desk.safekeeping.home())

    def resume(self, draft: "DraftLine") -> None:
        """Open the draft where she stopped."""
        self._go("filling", Fill(owner_type="idea", owner_id=draft.id))

    def follow(self, reminder: "Reminder") -> None:
        """Go where the reminder is mended."""
        if reminder.screen == "filling":
            self._go("filling", Fill(owner_type="idea", owner_id=reminder.what))
        else:
            self._go(reminder.screen, reminder.what)

    def new_idea(self) -> None:
        """Begin an idea."""
        self._go("ideas", ("new", ""))

    def ideas(self) -> None:
        """Show the list of ideas."""
        self._go("ideas")

    def importing(self) -> None:
        """Take over a list she has already."""
        self._go("importing")

    def manual(self) -> None:
        """Open the manual's first page."""
        self._go("help", "01-bat-dau")

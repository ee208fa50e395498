"""All services in one object, as window and command line receive them."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_desktop.core.clock import Clock, now
from ocop_desktop.forms import library as library_
from ocop_desktop.services import attachments as attachments_
from ocop_desktop.services import filling as filling_
from ocop_desktop.services import importing as importing_
from ocop_desktop.services import lists as lists_
from ocop_desktop.services import plans as plans_
from ocop_desktop.services import printing as printing_
from ocop_desktop.services import producers as producers_
from ocop_desktop.services import products as products_
from ocop_desktop.services import recognitions as recognitions_
from ocop_desktop.services import register as register_
from ocop_desktop.services import samples as samples_
from ocop_desktop.services import shown_lists as shown_lists_
from ocop_desktop.services import transfer as transfer_
from ocop_desktop.services.ideas import Ideas
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.safekeeping import Safekeeping
from ocop_desktop.services.today import Today

if TYPE_CHECKING:
    from ocop_desktop.forms.library import Library
    from ocop_desktop.services.attachments import Attachments
    from ocop_desktop.services.filling import Filling
    from ocop_desktop.services.importing import Importing
    from ocop_desktop.services.lists import Lists
    from ocop_desktop.services.plans import Plans
    from ocop_desktop.services.printing import Printing
    from ocop_desktop.services.producers import Producers
    from ocop_desktop.services.products import Products
    from ocop_desktop.services.recognitions import Recognitions
    from ocop_desktop.services.register import Register
    from ocop_desktop.services.samples import Samples
    from ocop_desktop.services.shown_lists import ShownLists
    from ocop_desktop.services.transfer import Transfer


class Desk:
    """The services over one open workspace; what the first screen does not need comes later."""

    def __init__(self, assets: Path, folder: Path, clock: Clock) -> None:
        self.clock = clock
        self.help_folder = assets / "help"
        self._assets = assets
        self.offices = Offices(lambda: self.library, clock)
        self.ideas = Ideas(lambda: self.library, self.offices)
        self.safekeeping = Safekeeping(folder, self.offices)
        self.today = Today(self.offices, lambda: self.filling, self.safekeeping, clock)

    @cached_property
    def library(self) -> "Library":
        """Bases, forms, lists."""
        return library_.Library(self._assets / "bases")

    @cached_property
    def filling(self) -> "Filling":
        """Forms being filled."""
        return filling_.Filling(self.library, self.offices, self.ideas, self.clock)

    @cached_property
    def producers(self) -> "Producers":
        """Producers."""
        return producers_.Producers(self.offices.basis, self.offices.who)

    @cached_property
    def products(self) -> "Products":
        """Products."""
        return products_.Products(self.offices.who)

    @cached_property
    def plans(self) -> "Plans":
        """Production plans."""
        return plans_.Plans(self.library, self.offices, self.filling, self.clock)

    @cached_property
    def attachments(self) -> "Attachments":
        """Attached files."""
        return attachments_.Attachments(self.safekeeping.folder(), self.offices.who)

    @cached_property
    def recognitions(self) -> "Recognitions":
        """What products have won."""
        return recognitions_.Recognitions(self.offices.who, self.clock)

    @cached_property
    def samples(self) -> "Samples":
        """The sample communes."""
        return samples_.Samples(
            self._assets / "samples",
            self.library,
            self.offices,
            self.filling,
            attachments=self.attachments,
        )

    @cached_property
    def printing(self) -> "Printing":
        """Papers."""
        return printing_.Printing(self.library, self.offices, self.filling, self.attachments)

    @cached_property
    def lists(self) -> "Lists":
        """Lists that go up."""
        return lists_.Lists(self.library, self.offices, self.clock)

    @cached_property
    def shown_lists(self) -> "ShownLists":
        """Lists as the screens show them."""
        return shown_lists_.ShownLists(self.library, self.offices, self.clock)

    @cached_property
    def register(self) -> "Register":
        """The commune's register."""
        return register_.Register(self.offices, self.lists, self.clock)

    @cached_property
    def importing(self) -> "Importing":
        """Lists that come in."""
        return importing_.Importing(self.offices, self.safekeeping.folder(), self.clock)

    @cached_property
    def transfer(self) -> "Transfer":
        """What travels up."""
        return transfer_.Transfer(
            self.library,
            self.offices,
            self.filling,
            self.clock,
            printing=self.printing,
            lists=self.lists,
            attachments=self.attachments,
        )


def build(assets: Path, folder: Path, clock: Clock = now) -> Desk:
    """Return the services over the workspace in `folder`, which must be open already."""
    return Desk(assets, folder, clock)

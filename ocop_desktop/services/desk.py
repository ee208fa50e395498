"""All services in one object, as window and command line receive them."""

from dataclasses import dataclass
from pathlib import Path

from ocop_desktop.core.clock import Clock, now
from ocop_desktop.forms.library import Library
from ocop_desktop.render.page import use_fonts
from ocop_desktop.services.filling import Filling
from ocop_desktop.services.ideas import Ideas
from ocop_desktop.services.lists import Lists
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import Printing
from ocop_desktop.services.producers import Producers
from ocop_desktop.services.products import Products
from ocop_desktop.services.safekeeping import Safekeeping
from ocop_desktop.services.samples import Samples
from ocop_desktop.services.today import Today


@dataclass(frozen=True, slots=True)
class Desk:
    """The services over one open workspace."""

    clock: Clock
    library: Library
    offices: Offices
    producers: Producers
    products: Products
    ideas: Ideas
    filling: Filling
    printing: Printing
    lists: Lists
    safekeeping: Safekeeping
    samples: Samples
    today: Today
    help_folder: Path


def build(assets: Path, folder: Path, clock: Clock = now) -> Desk:
    """Return the services over the workspace in `folder`, which must be open already."""
    use_fonts(assets / "fonts")
    library = Library(assets / "bases")
    offices = Offices(library, clock)
    producers = Producers(offices.basis, offices.who)
    ideas = Ideas(library, offices)
    filling = Filling(library, offices, ideas, clock)
    safekeeping = Safekeeping(folder, offices)
    return Desk(
        clock=clock,
        library=library,
        offices=offices,
        producers=producers,
        products=Products(offices.who),
        ideas=ideas,
        filling=filling,
        printing=Printing(library, offices, filling),
        lists=Lists(library, offices, producers, clock),
        safekeeping=safekeeping,
        samples=Samples(assets / "samples", folder, library, offices, filling),
        today=Today(offices, filling, safekeeping, clock),
        help_folder=assets / "help",
    )

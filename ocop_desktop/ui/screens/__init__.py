"""The screens, in menu order; what is not built is not listed."""

from typing import Final

from ocop_desktop.ui.navigation import ScreenSpec
from ocop_desktop.ui.screens.filling import view as filling
from ocop_desktop.ui.screens.help import view as help_
from ocop_desktop.ui.screens.ideas import view as ideas
from ocop_desktop.ui.screens.importing import view as importing
from ocop_desktop.ui.screens.plans import view as plans
from ocop_desktop.ui.screens.preview import view as preview
from ocop_desktop.ui.screens.producers import view as producers
from ocop_desktop.ui.screens.products import view as products
from ocop_desktop.ui.screens.register import record as register_record
from ocop_desktop.ui.screens.register import view as register
from ocop_desktop.ui.screens.settings import view as settings
from ocop_desktop.ui.screens.setup import view as setup
from ocop_desktop.ui.screens.today import view as today
from ocop_desktop.ui.screens.transfer import view as transfer
from ocop_desktop.wording import common
from ocop_desktop.wording import ui as words

SCREENS: Final = (
    ScreenSpec(
        name="today",
        label=words.TODAY,
        icon="calendar-check",
        view_factory=lambda *told: today.TodayScreen(*told),
    ),
    ScreenSpec(
        name="producers",
        label=words.PRODUCERS,
        icon="people",
        view_factory=lambda *told: producers.ProducersView(*told),
    ),
    ScreenSpec(
        name="products",
        label=words.PRODUCTS,
        icon="box-seam",
        view_factory=lambda *told: products.ProductsView(*told),
    ),
    ScreenSpec(
        name="ideas",
        label=words.IDEAS,
        icon="lightbulb",
        view_factory=lambda *told: ideas.IdeasView(*told),
    ),
    ScreenSpec(
        name="plans",
        label=words.PLANS,
        icon="clipboard-data",
        view_factory=lambda *told: plans.PlansView(*told),
    ),
    ScreenSpec(
        name="register",
        label=common.REGISTER,
        icon="journal-text",
        view_factory=lambda *told: register.RegisterView(*told),
    ),
    ScreenSpec(
        name="transfer",
        label=common.TRANSFER,
        icon="send",
        view_factory=lambda *told: transfer.TransferView(*told),
    ),
    ScreenSpec(
        name="settings",
        label=words.SETTINGS,
        icon="gear",
        view_factory=lambda *told: settings.SettingsView(*told),
    ),
    ScreenSpec(
        name="help",
        label=words.HELP,
        icon="question-circle",
        view_factory=lambda *told: help_.HelpView(*told),
    ),
    ScreenSpec(
        name="register_record",
        label=common.REGISTER,
        view_factory=lambda *told: register_record.RecordView(*told),
        in_menu=False,
        under="register",
    ),
    ScreenSpec(
        name="filling",
        label=words.IDEAS,
        view_factory=lambda *told: filling.FillingView(*told),
        in_menu=False,
        under="ideas",
    ),
    ScreenSpec(
        name="preview",
        label=words.IDEAS,
        view_factory=lambda *told: preview.PreviewView(*told),
        in_menu=False,
    ),
    ScreenSpec(
        name="importing",
        label=common.IMPORTING,
        view_factory=lambda *told: importing.ImportingView(*told),
        in_menu=False,
        under="transfer",
    ),
    ScreenSpec(
        name="setup",
        label=words.WELCOME,
        view_factory=lambda *told: setup.SetupView(*told),
        in_menu=False,
        full=True,
    ),
)

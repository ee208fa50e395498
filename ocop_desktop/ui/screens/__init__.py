"""The screens, in menu order; what is not built is not listed."""

from typing import Final

from ocop_desktop.ui.navigation import ScreenSpec
from ocop_desktop.ui.screens.filling.view import FillingView
from ocop_desktop.ui.screens.help.view import HelpView
from ocop_desktop.ui.screens.ideas.view import IdeasView
from ocop_desktop.ui.screens.preview.view import PreviewView
from ocop_desktop.ui.screens.producers.view import ProducersView
from ocop_desktop.ui.screens.products.view import ProductsView
from ocop_desktop.ui.screens.settings.view import SettingsView
from ocop_desktop.ui.screens.setup.view import SetupView
from ocop_desktop.ui.screens.today.view import TodayScreen
from ocop_desktop.wording import ui as words

SCREENS: Final = (
    ScreenSpec(name="today", label=words.TODAY, icon="calendar-check", view_factory=TodayScreen),
    ScreenSpec(name="producers", label=words.PRODUCERS, icon="people", view_factory=ProducersView),
    ScreenSpec(name="products", label=words.PRODUCTS, icon="box-seam", view_factory=ProductsView),
    ScreenSpec(name="ideas", label=words.IDEAS, icon="lightbulb", view_factory=IdeasView),
    ScreenSpec(name="settings", label=words.SETTINGS, icon="gear", view_factory=SettingsView),
    ScreenSpec(name="help", label=words.HELP, icon="question-circle", view_factory=HelpView),
    ScreenSpec(
        name="filling",
        label=words.IDEAS,
        view_factory=FillingView,
        in_menu=False,
        under="ideas",
    ),
    ScreenSpec(
        name="preview", label=words.IDEAS, view_factory=PreviewView, in_menu=False, under="ideas"
    ),
    ScreenSpec(name="setup", label=words.WELCOME, view_factory=SetupView, in_menu=False, full=True),
)

"""Beginning an idea: whose, which product, new or existing; near doubles are shown at once."""

import tkinter as tk
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ocop_desktop.core.records import IdeaKind, Producer, ProducerRow, Product, Query
from ocop_desktop.core.text import exact_fold, fold
from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.dialogs import Modal, choose
from ocop_desktop.ui.parts.wrapping import shortened
from ocop_desktop.ui.screens.ideas import doubles
from ocop_desktop.wording import ideas_screen as words
from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from ocop_desktop.services.desk import Desk

_SHOWN: Final = 5
_SHOWN_LOW: Final = 2
_TALL: Final = 46.0  # ems
_ASKED: Final = 3  # producers a name may mean
_LOOKED_AT: Final = 60  # names compared for each search
_PAUSE_MS: Final = 150
_WIDTH: Final = 34.0  # ems

Known: TypeAlias = Producer | ProducerRow


class NewIdeaPresenter:
    """What is known while she types; no Tk."""

    def __init__(self, desk: "Desk", producer_id: str = "") -> None:
        self._desk = desk
        self.producer: Producer | None = desk.producers.get(producer_id) if producer_id else None

    def found(self, name: str) -> list[Known]:
        """Return the first producers that answer to what was typed, the likeliest ones first."""
        rows = self._desk.producers.page(Query(search=name, order="name", limit=_SHOWN))
        return list({one.id: one for one in (*self.alike(name), *rows)}.values())[:_SHOWN]

    def more(self, name: str, shown: int) -> int:
        """Return how many further producers answer to what was typed."""
        return max(0, self._desk.producers.count(Query(search=name)) - shown)

    def alike(self, name: str) -> list[Known]:
        """Return the producers this name may mean; none when one is chosen."""
        if self.producer is not None or not name.strip():
            return []
        found: list[Known] = [*self._desk.producers.similar(Producer(name=name.strip()))]
        for text in doubles.searches(name):
            rows = self._desk.producers.page(Query(search=text, order="name", limit=_LOOKED_AT))
            found += [row for row in rows if doubles.alike(name, row.name)]
        return list({one.id: one for one in found or self._only(name)}.values())[:_ASKED]

    def _only(self, name: str) -> list[ProducerRow]:
        """Return the one producer that answers to a short name, none where several do."""
        rows = self._desk.producers.page(Query(search=name, limit=2))
        return rows if len(rows) == 1 else []

    def choose(self, producer_id: str) -> None:
        """Take a producer that exists."""
        self.producer = self._desk.producers.get(producer_id)

    def typed(self, name: str) -> None:
        """Let go of the chosen producer when her text is another name."""
        if self.producer is not None and exact_fold(self.producer.name) != exact_fold(name):
            self.producer = None

    def remark(self, name: str) -> str:
        """Say whether this name is known, resembles a known one, or will be added."""
        if self.producer is not None:
            return words.KNOWN_PRODUCER
        if not name.strip():
            return ""
        if alike := self.alike(name):
            return words.is_it([one.name for one in alike])
        return words.NEW_PRODUCER_WILL_BE_ADDED

    def kinds(self) -> list[tuple[str, str]]:
        """Return key and words of the kinds of producer."""
        return [(kind.key, kind.label) for kind in self._desk.offices.basis().producer_kinds]

    def products(self) -> list[Product]:
        """Return what the chosen producer makes already."""
        return self._desk.products.of_producer(self.producer.id) if self.producer else []

    def offered(self) -> dict[str, str]:
        """Return the names of those products by what is offered: one with an idea says so."""
        return {self._offer(one): one.name for one in self.products()}

    def _offer(self, product: Product) -> str:
        taken = self._desk.ideas.of_product(product.id)
        return words.with_idea(product.name, self._desk.offices.year()) if taken else product.name

    def idea_of(self, product: str) -> str:
        """Return the idea the product of this name has in the working year, "" for none."""
        known = self._known(product)
        return self._desk.ideas.of_product(known.id) if known else ""

    def has_idea(self) -> str:
        """Say that a product has its idea already."""
        return words.has_idea(self._desk.offices.year())

    def _known(self, product: str) -> Product | None:
        return next((p for p in self.products() if fold(p.name) == fold(product)), None)

    def start(self, name: str, kind: str, product: str, *, existing: bool) -> str:
        """Begin the idea and return its id.

        Raises:
            Refusal: when a name is missing, or the product has an idea this year.
        """
        known = self._known(product)
        return self._desk.ideas.start(
            product_id=known.id if known else "",
            product_name=product.strip(),
            producer_id=self.producer.id if self.producer else "",
            producer_name=name.strip(),
            producer_kind=kind,
            kind=IdeaKind.EXISTING if existing else IdeaKind.NEW,
        )


class NewIdea(Modal):
    """A small panel; `run` returns the id of the idea, or None."""

    def __init__(self, parent: tk.Misc, presenter: NewIdeaPresenter) -> None:
        super().__init__(parent, words.NEW_IDEA_TITLE)
        self._do = presenter
        self._typing = ""
        self._came = False  # by Enter, just now
        self._found: list[Known] = []
        self._idea = ""  # of the product named, where there is one already
        self._ask_producer()
        self._ask_product()
        self._go = self.button(words.BEGIN_IDEA, self._begin, "Primary.TButton")
        self.button(ui_words.CANCEL, self.close)
        if presenter.producer is not None:
            self._typed_name.set(presenter.producer.name)
            self.first_focus = self._product_box
        else:
            self.first_focus = self._entry
        self._search()

    # --- building ---------------------------------------------------------------------------

    def _label(self, text: str, hint: str) -> None:
        ttk.Label(self.body, text=text, style="Panel.Field.TLabel").pack(anchor="w")
        if hint:
            ttk.Label(
                self.body,
                text=hint,
                style="Panel.Hint.TLabel",
                wraplength=theme.em(self, _WIDTH),
            ).pack(anchor="w", pady=(theme.em(self, 0.2), 0))

    def _ask_producer(self) -> None:
        self._label(list_words.PRODUCER, words.PRODUCER_HINT)
        self._typed_name = tk.StringVar(self)
        self._entry = ttk.Entry(
            self.body, textvariable=self._typed_name, style="Ocop.TEntry", font="OcopText", width=52
        )
        self._entry.pack(fill="x", pady=(theme.em(self, 0.3), 0))
        self._matches = ttk.Treeview(
            self.body, style="Ocop.Treeview", show="tree", height=self._room(), selectmode="browse"
        )
        self._matches.column("#0", width=theme.em(self, _WIDTH))
        self._matches.pack(fill="x")
        self._more = ttk.Label(self.body, style="Panel.Hint.TLabel")
        self._more.pack(anchor="w")
        self._remark = ttk.Label(
            self.body, style="Panel.Done.TLabel", wraplength=theme.em(self, _WIDTH)
        )
        self._remark.pack(anchor="w", pady=theme.em(self, 0.3))
        self._ask_kind()
        self._typed_name.trace_add("write", self._typed)
        self._entry.bind("<Down>", lambda _e: self._to_matches(), add=True)
        self._entry.bind("<Return>", lambda _e: self._next(), add=True)
        self._matches.bind("<<TreeviewSelect>>", self._pick, add=True)
        self._matches.bind("<Return>", lambda _e: self._next(), add=True)

    def _ask_kind(self) -> None:
        room = ttk.Frame(self.body, style="Panel.TFrame", height=theme.em(self, 2.7))
        room.pack(fill="x")
        room.pack_propagate(flag=False)  # nothing jumps when the question appears
        self._kind_row = ttk.Frame(room, style="Panel.TFrame")
        ttk.Label(self._kind_row, text=words.PRODUCER_KIND, style="Panel.Text.TLabel").pack(
            side="left", padx=(0, theme.em(self, 0.6))
        )
        self._kind = ttk.Combobox(
            self._kind_row,
            style="Ocop.TCombobox",
            state="readonly",
            font="OcopText",
            values=[label for _key, label in self._do.kinds()],
        )
        self._kind.pack(side="left", fill="x", expand=True)

    def _ask_product(self) -> None:
        ttk.Frame(self.body, style="Panel.TFrame", height=theme.em(self, 0.5)).pack()
        self._label(list_words.PRODUCT, words.PRODUCT_HINT)
        self._product = tk.StringVar(self)
        self._product_box = ttk.Combobox(
            self.body, textvariable=self._product, style="Ocop.TCombobox", font="OcopText"
        )
        self._product_box.pack(fill="x", pady=(theme.em(self, 0.3), theme.em(self, 0.1)))
        self._taken = ttk.Label(self.body, style="Panel.Remind.TLabel")
        self._taken.pack(anchor="w", pady=(0, theme.em(self, 0.2)))
        self._product.trace_add("write", lambda *_: self._say_taken())
        self._product_box.bind("<<ComboboxSelected>>", lambda _e: self._name_alone(), add=True)
        self._product_box.bind("<Return>", lambda _e: self._begin(), add=True)
        self._product_box.bind("<KP_Enter>", lambda _e: self._begin(), add=True)
        self._product_box.bind("<Tab>", lambda _e: self._stay(), add=True)
        self._existing = tk.StringVar(self, "")
        row = ttk.Frame(self.body, style="Panel.TFrame")
        row.pack(fill="x")
        for value, label in (("", words.PRODUCT_IS_NEW), ("yes", words.PRODUCT_EXISTS)):
            ttk.Radiobutton(
                row,
                text=label,
                value=value,
                variable=self._existing,
                style="Ocop.TRadiobutton",
            ).pack(side="left", padx=(0, theme.em(self, 1.2)))

    def _room(self) -> int:
        """Return how many producers can be shown: a low screen must keep the buttons in sight."""
        return _SHOWN if self.winfo_screenheight() > theme.em(self, _TALL) else _SHOWN_LOW

    # --- what happens -----------------------------------------------------------------------

    def _typed(self, *_: str) -> None:
        self._do.typed(self._typed_name.get())
        if self._typing:
            self.after_cancel(self._typing)
        self._typing = self.after(_PAUSE_MS, self._search)

    def _search(self) -> None:
        self._typing = ""
        self._matches.delete(*self._matches.get_children())
        self._found = self._do.found(self._typed_name.get())
        measure = tkfont.Font(self, name="OcopText", exists=True).measure
        for row in self._found:
            name = words.told_apart(row.name, row.phone or row.hamlet)
            name = shortened(name, self._matches.winfo_reqwidth() - theme.em(self, 2), measure)
            self._matches.insert("", "end", iid=row.id, text=f" {name}")
        more = self._do.more(self._typed_name.get(), len(self._found))
        self._more.configure(text=words.more_producers(more) if more else "")
        self._say()

    def _say(self) -> None:
        known = self._do.producer is not None
        remark = self._do.remark(self._typed_name.get())
        warns = not known and remark != words.NEW_PRODUCER_WILL_BE_ADDED
        style = "Panel.Remind.TLabel" if warns else "Panel.Done.TLabel"
        self._remark.configure(text=remark, style=style)
        if known or not remark:
            self._kind_row.pack_forget()
        else:
            self._kind_row.pack(fill="x")
        self._product_box.configure(values=list(self._do.offered()))
        self._say_taken()

    def _name_alone(self) -> None:
        """Take what was chosen as the product's name, without what the list says beside it."""
        chosen = self._product.get()
        self._product.set(self._do.offered().get(chosen, chosen))

    def _say_taken(self) -> None:
        """Offer the idea of a product that has one this year, in place of a second one."""
        self._idea = self._do.idea_of(self._product.get())
        self._taken.configure(text=self._do.has_idea() if self._idea else "")
        self._go.configure(text=words.OPEN_THAT_IDEA if self._idea else words.BEGIN_IDEA)

    def _to_matches(self) -> str:
        if self._found:
            self._matches.focus_set()
            self._matches.focus(self._found[0].id)
            self._matches.selection_set(self._found[0].id)
        return "break"

    def _pick(self, _event: "tk.Event[Any]") -> None:
        chosen = self._matches.selection()
        if not chosen:
            return
        self._do.choose(chosen[0])
        if self._do.producer is not None:
            self._typed_name.set(self._do.producer.name)
            self.after_cancel(self._typing)
            self._typing = ""
        self._say()

    def _next(self) -> str:
        self._product_box.focus_set()
        self._came = True
        return "break"

    def _stay(self) -> str | None:
        """Take Tab behind Enter for one step and not two: what she types then is the name."""
        stays, self._came = self._came and not self._product.get(), False
        return "break" if stays else None

    def _begin(self) -> None:
        offered = self._idea
        if not self._settled():
            return
        self._say_taken()
        if self._idea:  # which is opened once the button has said so
            if offered:
                self.answer(self._idea)
            return
        labels = {label: key for key, label in self._do.kinds()}
        kind = labels.get(self._kind.get(), "")
        existing = bool(self._existing.get())
        self.answer(
            self._do.start(self._typed_name.get(), kind, self._product.get(), existing=existing)
        )

    def _settled(self) -> bool:
        """Ask whose name it is where it resembles a known one; False when she gives up."""
        name = self._typed_name.get()
        alike = self._do.alike(name)
        if not alike:
            return True
        answers = [(one.id, words.use_producer(one.name, one.hamlet)) for one in alike]
        answers.append(("", words.REALLY_NEW))
        chosen = choose(self, words.WHICH_PRODUCER, words.which_producer(name.strip()), answers)
        if chosen:
            self._do.choose(chosen)
        return chosen is not None

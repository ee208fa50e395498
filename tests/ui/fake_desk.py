"""A desk without a database: rich enough to look at every screen, with the services' signatures."""

# ruff: noqa: E501 - rows of made-up people read best on one line

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import (
    Idea,
    IdeaKind,
    IdeaRow,
    Office,
    Plan,
    PlanKind,
    PlanRow,
    Producer,
    ProducerRow,
    Product,
    ProductRow,
    Query,
    SentPackage,
    State,
)
from ocop_desktop.forms.spec import Basis, Choice, Form, Leaf
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.plans import Candidate
from ocop_desktop.services.register import Gap, Line
from ocop_desktop.services.results import Deed
from ocop_desktop.services.safekeeping import Restored
from ocop_desktop.services.transfer import Sending
from ocop_desktop.store.states import WAYS

NOW = datetime(2020, 3, 14, 14, 5).astimezone()

KINDS = (
    Choice(key="enterprise", label="Doanh nghiệp"),
    Choice(key="cooperative", label="Hợp tác xã"),
    Choice(key="cooperative_group", label="Tổ hợp tác"),
    Choice(key="household_business", label="Hộ sản xuất kinh doanh có đăng ký"),
)
LEAVES = (
    Leaf(key="gao", title="Gạo, ngũ cốc", sector="Thực phẩm", sector_key="thuc-pham"),
    Leaf(
        key="che-bien-gao",
        title="Chế biến từ gạo, ngũ cốc",
        sector="Thực phẩm",
        sector_key="thuc-pham",
    ),
    Leaf(key="rau", title="Rau, củ, quả, hạt tươi", sector="Thực phẩm", sector_key="thuc-pham"),
    Leaf(
        key="gom",
        title="Thủ công mỹ nghệ gia dụng, trang trí",
        sector="Thủ công mỹ nghệ",
        sector_key="thu-cong",
    ),
)
BASES = (
    Basis(
        key="qd1048-2019", name="QĐ 1048/QĐ-TTg", number="1048/QĐ-TTg", issued_on=date(2019, 8, 21),
        issuer="Thủ tướng Chính phủ",
        title="Ban hành Bộ tiêu chí đánh giá, phân hạng sản phẩm Chương trình mỗi xã một sản phẩm",
        in_force_from=date(2019, 8, 21), in_force_to=date(2023, 2, 23), has_district=True,
        summary="Biểu số 01 và 02, sáu nhóm sản phẩm; xã gửi hồ sơ lên huyện. Dùng để xem lại và in lại hồ sơ các năm trước.",
        receiver="UBND huyện {district}", producer_kinds=KINDS, leaves=LEAVES,
        idea_forms={"new": "bieu-01", "existing": "bieu-02"}, form_codes=("bieu-01", "bieu-02"),
        list_codes=("tong-hop-y-tuong",),
    ),
    Basis(
        key="qd26-2026", name="QĐ 26/2026/QĐ-TTg", number="26/2026/QĐ-TTg", issued_on=date(2026, 5, 22),
        issuer="Thủ tướng Chính phủ", title="Quy định về đánh giá, phân hạng sản phẩm Chương trình OCOP",
        in_force_from=date(2026, 5, 22), in_force_to=None, producer_kinds=KINDS, leaves=LEAVES,
        summary="Mẫu số 01 đến 03; xã tiếp nhận hồ sơ, có 15 ngày làm việc, rồi gửi lên tỉnh. Không còn cấp huyện.",
        receiver="UBND tỉnh {province}", idea_forms={"new": "bieu-01", "existing": "bieu-02"},
        form_codes=("mau-01", "bieu-01"), list_codes=("tong-hop-y-tuong",),
    ),
)  # fmt: skip
FORMS = tuple(
    Form(basis="qd1048-2019", code=code, revision=1, title=title, name=name, about="idea",
         source="QĐ 1048/QĐ-TTg", sha256="0")
    for code, name, title in (
        ("bieu-01", "Biểu số 01", "Phiếu đăng ký ý tưởng sản phẩm (sản phẩm mới)"),
        ("bieu-02", "Biểu số 02", "Phiếu đăng ký ý tưởng sản phẩm (sản phẩm đã có)"),
    )
)  # fmt: skip

_PRODUCERS = (
    ("HTX Nông nghiệp Đại Xuân", "cooperative", "Nguyễn Văn Thịnh (giả định)", "Thôn Guột", "0912 345 678"),
    ("Hộ kinh doanh Nguyễn Thị Hoài (giả định)", "household_business", "Nguyễn Thị Hoài", "Thôn Vũ Dương", "0987 654 321"),
    ("Tổ hợp tác Bánh đa Đại Xuân", "cooperative_group", "Trần Văn Ước", "Thôn Xuân Hòa", "0222 386 555"),
    ("Công ty TNHH Chế biến nông sản và xuất nhập khẩu Kinh Bắc Xanh", "enterprise", "Đặng Thuý Ngà", "Cụm công nghiệp Châu Phong – Đức Long", "0222 361 234"),
    ("Hộ ông Ế (giả định)", "household_business", "Ế", "Thôn Ất", ""),
    ("HTX Dịch vụ tổng hợp Hợp Thành", "cooperative", "Đỗ Đức Độ", "Thôn Đông", "0904 111 222"),
)  # fmt: skip
_PRODUCTS = (
    ("Gạo tẻ thơm Đại Xuân", 0, "gao"), ("Mỳ gạo", 1, "che-bien-gao"),
    ("Bánh đa nem", 2, "che-bien-gao"), ("Khoai tây Đại Xuân", 0, "rau"),
    ("Dưa gang muối sấy dẻo vị gừng mật ong đóng hộp quà tặng", 3, "rau"), ("Ổi Đông Dư", 4, "rau"),
    ("Bột sắn dây", 5, "che-bien-gao"), ("Tương gạo nếp", 1, "che-bien-gao"),
    ("Gốm gia dụng", 3, "gom"), ("Bánh tẻ", 2, "che-bien-gao"),
    ("Dưa lê", 5, "rau"), ("Gạo nếp cái hoa vàng", 0, "gao"),
)  # fmt: skip
_STATES = (State.FINISHED, State.DRAFT, State.SENT, State.RETURNED)


@dataclass
class FakeStore:
    """What every fake service shares."""

    office: Office | None = field(
        default_factory=lambda: Office(
            id="o1", is_us=True, commune="Xã Đại Xuân", district="Huyện Quế Võ",
            province="Tỉnh Bắc Ninh", receiver="UBND huyện Quế Võ",
            officer="Nguyễn Thị Lan (giả định)", chairperson="Trần Văn Bình (giả định)",
        )
    )  # fmt: skip
    basis: str = "qd1048-2019"
    year: int = 2020
    settings: dict = field(default_factory=dict)
    producers: list[Producer] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    trashed: set[str] = field(default_factory=set)
    calls: list[tuple] = field(default_factory=list)

    def fill(self) -> FakeStore:
        for i, (name, kind, who, hamlet, phone) in enumerate(_PRODUCERS):
            self.producers.append(
                Producer(id=f"c{i}", name=name, kind=kind, representative=who, hamlet=hamlet, phone=phone,
                         updated_at=NOW - timedelta(days=i))
            )  # fmt: skip
        for i, (name, owner, leaf) in enumerate(_PRODUCTS):
            self.products.append(
                Product(id=f"p{i}", producer_id=f"c{owner}", name=name, updated_at=NOW)
            )
            self.ideas.append(
                Idea(id=f"i{i}", product_id=f"p{i}", year=2020, basis="qd1048-2019", classification=leaf,
                     kind=IdeaKind.NEW if i % 3 else IdeaKind.EXISTING, priority=(1, 1, 2, 3)[i % 4],
                     is_main=i == 0, register_number=f"{i + 1:02}", state=_STATES[i % 4],
                     updated_at=NOW - timedelta(days=i * i, minutes=3 * i))
            )  # fmt: skip
        for i in range(4):
            self.plans.append(
                Plan(id=f"a{i}", idea_id=f"i{i}", year=2020, kind=list(PlanKind)[i % 2],
                     basis="qd1048-2019", state=(State.DRAFT, State.FINISHED, State.SENT, State.RETURNED)[i],
                     updated_at=NOW - timedelta(days=i))
            )  # fmt: skip
        return self


def fold(text: str) -> str:
    import unicodedata

    flat = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(c for c in flat if not unicodedata.combining(c))


def _matches(search: str, *texts: str) -> bool:
    hay = fold(" ".join(texts)).split()
    return all(any(w.startswith(word) for w in hay) for word in fold(search).split())


def _ordered(rows, order):
    if not order:
        return rows
    column = {"updated": "updated_at", "product": "product_name", "producer": "producer_name",
              "number": "register_number", "year": "last_year"}  # fmt: skip
    key = order.lstrip("-")
    key = column.get(key, key)
    return sorted(rows, key=lambda r: fold(str(getattr(r, key, "") or "")), reverse=order[0] == "-")


class FakeOffices:
    def __init__(self, store):
        self.store = store

    def us(self):
        return self.store.office

    def basis(self):
        return next(b for b in BASES if b.key == self.store.basis)

    def bases(self):
        return BASES

    def recommended(self, day):
        return next(
            b
            for b in BASES
            if b.in_force_from <= day and (b.in_force_to is None or day <= b.in_force_to)
        )

    def year(self):
        return self.store.year

    def found(self, basis_key, office, year):
        self.store.basis, self.store.office, self.store.year = basis_key, office, year
        return Changes.of(("office", "*"))

    def change(self, office):
        self.store.office = office
        return Changes.of(("office", office.id))

    def use_basis(self, key):
        self.store.basis = key
        return Changes.of(("office", "*"))

    def use_year(self, year):
        self.store.year = year
        return Changes.of(("office", "*"))

    def setting(self, name, default=None):
        return self.store.settings.get(name, default)

    def put_setting(self, name, value):
        self.store.settings[name] = value


class _Trash:
    kind = ""

    def __init__(self, store):
        self.store = store

    def trash(self, record_id):
        self.store.trashed.add(record_id)
        return Changes.of((self.kind, record_id))

    def restore(self, record_id):
        self.store.trashed.discard(record_id)
        return Changes.of((self.kind, record_id))

    def count(self, query):
        return len(self._rows(query))

    def page(self, query):
        return self._rows(query)[query.offset : query.offset + query.limit]


class FakeProducers(_Trash):
    kind = "producer"

    def _rows(self, q: Query):
        rows = [
            ProducerRow(
                id=p.id, name=p.name, kind=p.kind, representative=p.representative, hamlet=p.hamlet, phone=p.phone, member_of="",
                ideas=sum(1 for i in self.store.ideas if self._owner(i) == p.id), updated_at=p.updated_at,
            )
            for p in self.store.producers
            if (p.id in self.store.trashed) == q.trashed and q.kind in (None, p.kind)
            and _matches(q.search, p.name, p.representative, p.phone)
        ]  # fmt: skip
        return _ordered(rows, q.order)

    def _owner(self, idea):
        return next(p.producer_id for p in self.store.products if p.id == idea.product_id)

    def get(self, producer_id):
        return next((p for p in self.store.producers if p.id == producer_id), None)

    def members(self, producer_id):
        return [p for p in self.store.producers if p.member_of == producer_id]

    def similar(self, producer):
        return [
            p
            for p in self.store.producers
            if fold(p.name) == fold(producer.name) and p.id != producer.id
        ]

    def trash(self, record_id):
        if any(self._owner(i) == record_id for i in self.store.ideas):
            raise Refusal(
                "CT-02", "Chủ thể này đang có ý tưởng sản phẩm: Gạo tẻ thơm Đại Xuân, Khoai tây Đại Xuân.",
                safe="Chưa có gì bị xóa.", todo="Hãy xóa các ý tưởng đó trước.",
            )  # fmt: skip
        return super().trash(record_id)

    def kind_label(self, key):
        return next((k.label for k in KINDS if k.key == key), "")


class FakeProducts(_Trash):
    kind = "product"

    def _rows(self, q: Query):
        names = {p.id: p.name for p in self.store.producers}
        rows = [
            ProductRow(id=p.id, name=p.name, producer_id=p.producer_id, producer_name=names[p.producer_id],
                       ideas=1, last_year=2020, updated_at=p.updated_at)
            for p in self.store.products
            if (p.id in self.store.trashed) == q.trashed and q.producer_id in (None, p.producer_id)
            and _matches(q.search, p.name, names[p.producer_id])
        ]  # fmt: skip
        return _ordered(rows, q.order)

    def get(self, product_id):
        return next((p for p in self.store.products if p.id == product_id), None)

    def of_producer(self, producer_id):
        return [p for p in self.store.products if p.producer_id == producer_id]


class FakeIdeas(_Trash):
    kind = "idea"

    def drafts(self):
        return self.count(Query(state="draft"))

    def _rows(self, q: Query):
        products = {p.id: p for p in self.store.products}
        producers = {p.id: p for p in self.store.producers}
        rows = []
        for i in self.store.ideas:
            product = products[i.product_id]
            owner = producers[product.producer_id]
            wanted = (
                (i.id in self.store.trashed) == q.trashed
                and q.year in (None, i.year)
                and q.kind in (None, i.kind)
                and q.state in (None, i.state)
                and q.priority in (None, i.priority)
                and (q.leaves is None or i.classification in q.leaves)
                and _matches(q.search, product.name, owner.name)
            )
            if wanted:
                rows.append(
                    IdeaRow(
                        id=i.id, register_number=i.register_number, year=i.year, kind=i.kind, basis=i.basis,
                        classification=i.classification, product_id=product.id, product_name=product.name,
                        producer_id=owner.id, producer_name=owner.name, producer_kind=owner.kind,
                        priority=i.priority, is_main=i.is_main, state=i.state, verdict=i.verdict,
                        updated_at=i.updated_at,
                    )
                )  # fmt: skip
        return _ordered(rows, q.order)

    def get(self, idea_id):
        return next((i for i in self.store.ideas if i.id == idea_id), None)

    def years(self):
        return [2020, 2019]

    def sectors(self):
        return list({leaf.sector_key: leaf.sector for leaf in LEAVES}.items())

    def leaves_of(self, sector_key):
        return tuple(leaf.key for leaf in LEAVES if leaf.sector_key == sector_key)

    def class_label(self, _basis, leaf):
        return next((x.title for x in LEAVES if x.key == leaf), "")

    def form_code(self, _idea_id):
        return "bieu-01"

    def of_product(self, product_id):
        found = (i for i in self.store.ideas if i.product_id == product_id)
        return next((i.id for i in found if i.year == self.store.year), "")

    def start(self, *, product_id="", product_name="", producer_id="", producer_name="",
              producer_kind="", kind=IdeaKind.NEW):  # fmt: skip
        self.store.calls.append(("start", product_name, producer_id, producer_name, str(kind)))
        if not producer_id:
            producer_id = f"c{len(self.store.producers)}"
            self.store.producers.append(
                Producer(id=producer_id, name=producer_name, kind=producer_kind, updated_at=NOW)
            )
        if not product_id:
            product_id = f"p{len(self.store.products)}"
            self.store.products.append(
                Product(id=product_id, producer_id=producer_id, name=product_name, updated_at=NOW)
            )
        new = Idea(id=f"i{len(self.store.ideas)}", product_id=product_id, year=self.store.year,
                   kind=kind, basis=self.store.basis, updated_at=NOW)  # fmt: skip
        self.store.ideas.append(new)
        return new.id

    def make_main(self, idea_id, *, on=True):
        self.store.ideas[:] = [replace(i, is_main=on and i.id == idea_id) for i in self.store.ideas]
        return Changes.of(("idea", "*"))

    def reopen(self, idea_id):
        self.store.ideas[:] = [
            replace(i, state=State.DRAFT) if i.id == idea_id else i for i in self.store.ideas
        ]
        return Changes.of(("idea", idea_id))


class FakePlans(_Trash):
    kind = "plan"

    def __init__(self, store, ideas):
        super().__init__(store)
        self._ideas = ideas
        self.results = SimpleNamespace(able=self._able, before=lambda _id: None, enter=self._enter)

    def _rows(self, q: Query):
        ideas = {row.id: row for row in self._ideas._rows(Query())}
        rows = []
        for plan in self.store.plans:
            idea = ideas.get(plan.idea_id)
            wanted = (
                idea is not None
                and (plan.id in self.store.trashed) == q.trashed
                and q.year in (None, plan.year)
                and q.kind in (None, plan.kind)
                and q.state in (None, plan.state)
                and _matches(q.search, idea.product_name, idea.producer_name)
            )
            if wanted:
                rows.append(
                    PlanRow(id=plan.id, year=plan.year, kind=plan.kind, product_name=idea.product_name,
                            producer_name=idea.producer_name, producer_kind=idea.producer_kind,
                            state=plan.state, updated_at=plan.updated_at, idea_id=idea.id,
                            basis=plan.basis, product_id=idea.product_id, producer_id=idea.producer_id)
                )  # fmt: skip
        return _ordered(rows, q.order)

    def _able(self, ids, state):
        return [one for one in ids if state in WAYS.get(self.get(one).state, ())]

    def _enter(self, ids, state, day, paper, reason=""):
        self.store.calls.append(("enter", tuple(ids), str(state), paper))
        return Deed(Changes.of(("plan", "*")), len(ids), lambda: Changes.of(("plan", "*")))

    def get(self, plan_id):
        return next((plan for plan in self.store.plans if plan.id == plan_id), None)

    needed = get

    def years(self):
        return [2020]

    def can_start(self):
        return True

    def of_idea(self, idea_id):
        return next((plan.id for plan in self.store.plans if plan.idea_id == idea_id), "")

    def form_code(self, _plan_id):
        return "bieu-03"

    def candidates(self, search=""):
        taken = {plan.idea_id for plan in self.store.plans}
        ready = (State.ACCEPTED, State.FINISHED, State.SENT)
        rows = [row for row in self._ideas._rows(Query(search=search)) if row.state in ready]
        return [Candidate(row, "đã hoàn thành") for row in rows if row.id not in taken]

    def start(self, idea_id, kind=PlanKind.FULL):
        self.store.calls.append(("start", idea_id, str(kind)))
        if self.of_idea(idea_id):
            raise Refusal("PA-02", "Ý tưởng này đã có phương án năm nay.")
        new = Plan(id=f"a{len(self.store.plans)}", idea_id=idea_id, year=self.store.year, kind=kind,
                   basis=self.store.basis, updated_at=NOW)  # fmt: skip
        self.store.plans.append(new)
        return new.id

    def reopen(self, plan_id):
        self.store.plans[:] = [
            replace(p, state=State.DRAFT) if p.id == plan_id else p for p in self.store.plans
        ]
        return Changes.of(("plan", plan_id))

    def save_workbook(self, plan_id, folder):
        self.store.calls.append(("workbook", plan_id))
        return folder / "phuong-an.xlsx"


class FakePrinting:
    def __init__(self, store):
        self.store = store

    def folder(self):
        return Path.home() / "Documents" / "OCOP" / str(self.store.year)

    def forms(self):
        return FORMS

    def save(self, items, *, one_file=True, folder=None, progress=None, word=False):
        for number, _ in enumerate(items, 1):
            progress.step(number, len(items), "Biểu số 01")
        self.store.calls.append(("save_pdf", len(items), one_file))
        return [(folder or self.folder()) / "2020-01_phieu.pdf"]

    def preview(self, items, progress=None):
        self.store.calls.append(("preview", len(items)))
        return Path("/tmp/none.pdf")

    def send_to_printer(self, path):
        self.store.calls.append(("printer", path))


class FakeLists:
    def __init__(self, store):
        self.store = store

    def definitions(self):
        return (
            SimpleNamespace(
                code="tong-hop-y-tuong",
                title="Biểu tổng hợp đăng ký ý tưởng sản phẩm",
                about="idea",
            ),
            SimpleNamespace(
                code="tong-hop-phuong-an", title="Biểu tổng hợp phương án", about="plan"
            ),
        )

    def path_for(self, definition, year, folder):
        return folder / f"{year}_{definition.code}.xlsx"

    def save(self, code, year, path, progress=None, *, drafts=True):
        progress.step(1, 1, code)
        self.store.calls.append(("list", code, year, drafts))
        return path, len(self.store.ideas)


class FakeSafekeeping:
    def __init__(self, store):
        self.store = store

    def in_sample(self):
        return False

    def home(self):
        return Path("/du-lieu")

    def sample_folder(self, key):
        return Path("/du-lieu/xa-mau") / key

    def back_up(self, to=None, progress=None):
        self.store.calls.append(("back_up", to))
        return Path("/du-lieu/backups/2020-03-14.sqlite")

    def backups(self):
        return [
            SimpleNamespace(path=Path(f"/du-lieu/backups/{n}.sqlite"), at=NOW - timedelta(days=n, hours=n),
                            size=1_250_000 + n * 1000)
            for n in range(1, 12)
        ]  # fmt: skip

    def restore(self, path):
        self.store.calls.append(("restore", path))
        changes = Changes.of(("idea", "*"), ("producer", "*"), ("product", "*"), ("office", "*"))
        return Restored(changes, [])

    def last_at(self):
        return NOW - timedelta(hours=2, minutes=25)

    def check(self):
        return True

    def on_close(self):
        return None


class FakeToday:
    def __init__(self, store):
        self.store = store

    def look(self):
        ideas = FakeIdeas(self.store)._rows(Query())
        drafts = tuple(
            SimpleNamespace(id=r.id, product=r.product_name, producer=r.producer_name,
                            saved_at=r.updated_at)
            for r in ideas if r.state == State.DRAFT
        )  # fmt: skip
        reminders = (
            SimpleNamespace(
                text="Chưa chọn sản phẩm chủ lực của xã năm 2020.", screen="ideas", what=None
            ),
            SimpleNamespace(text="2 chủ thể chưa có số điện thoại.", screen="producers", what=None),
        )
        counts = {
            "producers": len(self.store.producers), "products": len(self.store.products),
            "ideas": len(ideas), "drafts": len(drafts),
            "finished": sum(r.state == State.FINISHED for r in ideas),
        }  # fmt: skip
        if not ideas:
            drafts, reminders = (), ()
        return SimpleNamespace(drafts=drafts, reminders=reminders, counts=counts)

    def missing(self, _idea_id):
        return SimpleNamespace(problems=3, step="Thị trường, giá bán")


class FakeTransfer:
    """What goes up, from the fake ideas."""

    def __init__(self, store):
        self.store = store
        signers = (SimpleNamespace(key="chairperson", label="Chủ tịch ký"),)
        usual = SimpleNamespace(
            on=NOW.date(),
            signer="chairperson",
            signer_name="Trần Văn Đông",
            recipients=("Như trên;", "Lưu: VT."),
        )
        self.letters = SimpleNamespace(signers=lambda: signers, usual=lambda: usual)

    def look(self, year):
        rows = FakeIdeas(self.store)._rows(Query(year=year))
        goes = tuple(r for r in rows if r.state in (State.FINISHED, State.SENT))
        stays = tuple((r, "còn là bản nháp") for r in rows if r not in goes)
        return Sending(year=year, goes=goes, stays=stays)

    def sent(self):
        if not self.store.ideas:
            return []
        name = "xa-dai-xuan_2020_20200314-1405.ocop.zip"
        return [SentPackage(id="g1", made_at=NOW, year=2020, basis="qd1048-2019", name=name,
                            fingerprint="8CPY-Q48H-RX6M-C789", ideas=6, letter_number="12")]  # fmt: skip


class FakeRegister:
    """A register where nothing has happened yet."""

    def __init__(self, store, ideas):
        self.store, self._ideas = store, ideas
        self.results = self

    def page(self, query):
        return [Line(row, None) for row in self._ideas.page(query)]

    def count(self, query):
        return self._ideas.count(query)

    def gaps(self, _year):
        return [Gap(13, 14, trashed=False)] if self.store.ideas else []

    def able(self, ids, state):
        return [one for one in ids if state in WAYS.get(self._ideas.get(one).state, ())]

    def without_number(self, ids):
        return [one for one in ids if not self._ideas.get(one).register_number]

    def history(self, _idea_id):
        return []

    def before(self, _idea_id):
        return None


class FakeSamples:
    def __init__(self, store):
        self.store = store

    def all(self):
        return (
            SimpleNamespace(
                key="dai-xuan-2020", name="Xã Đại Xuân", basis="qd1048-2019", year=2020
            ),
            SimpleNamespace(
                key="nhan-hoa-2026", name="Phường Nhân Hòa", basis="qd26-2026", year=2026
            ),
        )

    def fill(self, name):
        self.store.calls.append(("sample", name))
        self.store.office = Office(
            id="o1", is_us=True, commune="Xã Đại Xuân", district="Huyện Quế Võ"
        )
        self.store.fill()
        return Changes.of(("office", "*"), ("idea", "*"))


class FakeProgress:
    def __init__(self):
        self.cancelled = False

    def step(self, i, n, label):
        self.last = (i, n, label)

    def cancel(self):
        self.cancelled = True


class FakeJobs:
    """Runs the work at once (or later by hand when `held`)."""

    def __init__(self, after=None):
        self._after = after
        self.lock = threading.Lock()

    def running(self):
        return 0

    def close(self, wait=2.0):
        return None

    def start(self, work, *, on_step=None, on_done=None, on_error=None, on_cancel=None):
        progress = FakeProgress()
        if on_step is not None:
            progress.step = on_step
        try:
            result = work(progress)
        except Refusal as refusal:
            if on_error is not None:
                on_error(refusal)
        else:
            if on_done is not None:
                on_done(result)
        return progress


class FakeLibrary:
    def form(self, _basis, code, revision=None):
        return next(f for f in FORMS if f.code == code)


class FakeDesk:
    """All services over one store; `FakeDesk(empty=True)` is a workspace before the first run."""

    def __init__(self, *, empty=False, records=True):
        store = FakeStore(office=None) if empty else FakeStore()
        if records and not empty:
            store.fill()
        self.store = store
        self.library = FakeLibrary()
        self.offices = FakeOffices(store)
        self.producers = FakeProducers(store)
        self.products = FakeProducts(store)
        self.ideas = FakeIdeas(store)
        self.plans = FakePlans(store, self.ideas)
        self.printing = FakePrinting(store)
        self.lists = FakeLists(store)
        self.safekeeping = FakeSafekeeping(store)
        self.today = FakeToday(store)
        self.transfer = FakeTransfer(store)
        self.samples = FakeSamples(store)
        self.register = FakeRegister(store, self.ideas)
        self.filling = SimpleNamespace()
        self.attachments = SimpleNamespace(of=lambda *_: [], check=lambda *_: [])
        self.recognitions = SimpleNamespace(
            of=lambda _: [], ranks=lambda _: {}, ranked=lambda _: ()
        )
        self.clock = lambda: NOW
        self.help_folder = Path(__file__).parents[2] / "assets" / "help"

    def who(self):
        return "Nguyễn Thị Lan"

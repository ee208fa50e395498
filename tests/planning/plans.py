"""Two plans whose figures were worked out by hand, and plans of any numbers."""

from decimal import Decimal

from hypothesis import strategies as st

from ocop_desktop.planning.inputs import (
    Asset,
    Channel,
    Cost,
    Labour,
    Material,
    Output,
    Plan,
    Sale,
    Source,
)


def d(*numbers):
    """Return one exact number, or three."""
    exact = tuple(Decimal(str(number)) for number in numbers)
    return exact[0] if len(exact) == 1 else exact


def noodles(**changes) -> Plan:
    """A household that makes one kind of noodles, buys a machine and pays back a small loan."""
    tables = {
        "outputs": (Output(id="o1", name="Mỳ gạo", unit="kg", amounts=d(10_000, 11_000, 12_000)),),
        "materials": (
            Material(
                id="m1", name="Gạo", unit="kg", product="o1", norm=d("1.1"), price=d(15_000),
                origin="commune",
            ),
            Material(
                id="m2", name="Bao bì", unit="cái", product="o1", norm=d("0.5"), price=d(1_000),
                origin="outside",
            ),
        ),
        "assets": (
            Asset(
                id="a1", name="Máy cán", quantity=d(1), price=d(60_000_000), is_new=True, years=d(5)
            ),
            Asset(id="a2", name="Nhà xưởng", quantity=d(1), price=d(20_000_000), years=d(3)),
        ),
        "labour": (
            Labour(
                id="l1", name="Sản xuất", people=d(2), local_people=d(2), months=d(10),
                wage=d(4_000_000), is_variable=True,
            ),
            Labour(
                id="l2", name="Quản lý", people=d(1), local_people=d(0), months=d(12),
                wage=d(3_000_000),
            ),
        ),
        "costs": (
            Cost(
                id="c1", name="Điện", is_variable=True, amounts=d(5_000_000, 5_500_000, 6_000_000)
            ),
            Cost(id="c2", name="Thuê sân", amounts=d(10_000_000, 10_000_000, 10_000_000)),
        ),
        "sales": (
            Sale(
                id="s1", product="o1", channel="Chợ", quantities=d(10_000, 11_000, 12_000),
                price=d(40_000),
            ),
        ),
        "sources": (
            Source(id="v1", name="Vốn nhà", amount=d(84_000_000)),
            Source(
                id="v2", name="Ngân hàng", amount=d(36_000_000), rate=d(10), months=d(24),
                is_loan=True,
            ),
        ),
        "channels": (Channel(id="k1", share=d(70)), Channel(id="k2", share=d(30))),
        "working_capital": d(60_000_000),
        "cycle_months": d(2),
        "tax_rate": d(10),
    }  # fmt: skip
    return Plan(**(tables | changes))


def two_products(**changes) -> Plan:
    """Two products through three sales, figures that do not come out even, a loan of five years."""
    tables = {
        "outputs": (
            Output(id="a", name="Bánh đa", unit="gói", amounts=d(1_000, 1_500, 1_500)),
            Output(id="b", name="Bánh khô", unit="hộp", amounts=d(500, 500, 500)),
        ),
        "materials": (
            Material(id="m1", name="Bột", product="a", norm=d(2), price=d(3_333)),
            Material(
                id="m2", name="Đường", product="b", norm=d("0.333"), price=d(10_001),
                origin="province",
            ),
        ),
        "assets": (
            Asset(
                id="a1", name="Lò", quantity=d(2), price=d(15_000_000), is_new=True, years=d(8)
            ),
        ),
        "labour": (Labour(id="l1", people=d(1), months=d(12), wage=d(1_000_000)),),
        "costs": (Cost(id="c1", is_variable=True, amounts=d(1_000_000, 1_500_000, 1_500_000)),),
        "sales": (
            Sale(id="s1", product="a", quantities=d(900, 1_400, 1_400), price=d(30_000)),
            Sale(id="s2", product="a", quantities=d(100, 100, 100), price=d(29_000)),
            Sale(id="s3", product="b", quantities=d(500, 500, 500), price=d(20_000)),
        ),
        "sources": (
            Source(id="v1", amount=d(20_000_000), rate=d("9.9"), months=d(60), is_loan=True),
            Source(id="v2", amount=d(12_000_000)),
        ),
        "working_capital": d(2_000_000),
    }  # fmt: skip
    return Plan(**(tables | changes))


# --- plans of any numbers --------------------------------------------------------------------

anything = st.none() | st.decimals(-(10**15), 10**15, places=3) | st.sampled_from(d(0, 10**15, 1))
sensible = st.decimals(0, 10**6, places=2)


def plans(number=anything):
    """Return a strategy for plans whose every number is of the given one."""
    three = st.tuples(number, number, number)
    ids, products = st.integers(0, 99).map(str), st.sampled_from(["a", "b", "c", ""])
    flag = st.booleans()
    outputs = st.lists(products.filter(bool), unique=True, max_size=3).flatmap(
        lambda ids: st.tuples(*(st.builds(Output, id=st.just(i), amounts=three) for i in ids))
    )

    def rows(kind, **columns):
        return st.lists(st.builds(kind, id=ids, **columns), max_size=3).map(tuple)

    return st.builds(
        Plan,
        outputs=outputs,
        materials=rows(Material, product=products, norm=number, price=number),
        assets=rows(Asset, quantity=number, price=number, is_new=flag, years=number),
        labour=rows(
            Labour, people=number, local_people=number, months=number, wage=number, is_variable=flag
        ),
        costs=rows(Cost, is_variable=flag, amounts=three),
        sales=rows(Sale, product=products, quantities=three, price=number),
        sources=rows(Source, amount=number, rate=number, months=number, is_loan=flag),
        channels=rows(Channel, share=number),
        working_capital=number,
        cycle_months=number,
        tax_rate=st.decimals(0, 200, places=1),
    )

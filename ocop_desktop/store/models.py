"""How each record lies in its table; the tables themselves are made by db/schema."""

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import peewee

from ocop_desktop.core.records import IdeaKind, PlanKind, State, Verdict
from ocop_desktop.core.text import nfc
from ocop_desktop.store.database import database


def stored_text(text: str) -> str:
    """Return the text as it can be stored: NFC, halves of a surrogate pair joined or replaced."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return nfc(text)


def stored_json(value: object) -> str:
    """Return the JSON text of a value; ValueError for what JSON cannot say."""
    return stored_text(json.dumps(value, ensure_ascii=False, allow_nan=False))


class _Words(peewee.TextField):
    def db_value(self, value: str) -> str:
        return stored_text(value)

    def python_value(self, value: str) -> str:
        return value


class _Number(peewee.IntegerField):
    def db_value(self, value: int | None) -> int | None:
        return value

    def python_value(self, value: int | None) -> int | None:
        return value


class _Flag(peewee.IntegerField):
    def db_value(self, value: object) -> bool:
        return bool(value)

    def python_value(self, value: int) -> bool:
        return bool(value)


class _Day(peewee.TextField):
    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class _Moment(peewee.TextField):
    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class _OneOf(peewee.TextField):
    def __init__(self, choices: type[StrEnum], **options: bool) -> None:
        super().__init__(**options)
        self.of = choices

    def db_value(self, value: StrEnum | None) -> str | None:
        return None if value is None else self.of(value).value

    def python_value(self, value: str | None) -> StrEnum | None:
        return None if value is None else self.of(value)


class _Json(peewee.TextField):
    def db_value(self, value: object) -> str | None:
        return None if value is None and self.null else stored_json(value)

    def python_value(self, value: str | None) -> object:
        return None if value is None else json.loads(value)


class _Model(peewee.Model):
    class Meta:
        database = database


class OfficeModel(_Model):
    """Table `office`."""

    id = _Words(primary_key=True)
    is_us = _Flag()
    role = _Words()
    commune = _Words()
    district = _Words()
    province = _Words()
    receiver = _Words()
    province_code = _Words()
    district_code = _Words()
    commune_code = _Words()
    officer = _Words()
    chairperson = _Words()
    revision = _Number()
    revision_id = _Words()

    class Meta:  # noqa: D106
        table_name = "office"


class ProducerModel(_Model):
    """Table `producer`."""

    id = _Words(primary_key=True)
    office_id = _Words(index=True)
    name = _Words()
    kind = _Words()
    representative = _Words()
    position = _Words()
    address = _Words()
    hamlet = _Words()
    phone = _Words()
    email = _Words()
    website = _Words()
    tax_code = _Words()
    registration_number = _Words()
    founded_on = _Day(null=True)
    workers = _Number(null=True)
    local_workers = _Number(null=True)
    note = _Words()
    member_of = _Words()
    created_at = _Moment()
    updated_at = _Moment()
    deleted_at = _Moment(null=True)
    revision = _Number()
    revision_id = _Words()

    class Meta:  # noqa: D106
        table_name = "producer"


class ProductModel(_Model):
    """Table `product`."""

    id = _Words(primary_key=True)
    producer_id = _Words(index=True)
    name = _Words()
    note = _Words()
    created_at = _Moment()
    updated_at = _Moment()
    deleted_at = _Moment(null=True)
    revision = _Number()
    revision_id = _Words()

    class Meta:  # noqa: D106
        table_name = "product"


class IdeaModel(_Model):
    """Table `idea`."""

    id = _Words(primary_key=True)
    office_id = _Words()
    product_id = _Words(index=True)
    year = _Number()
    kind = _OneOf(IdeaKind)
    basis = _Words()
    classification = _Words()
    priority = _Number(null=True)
    is_main = _Flag()
    register_number = _Words()
    received_on = _Day(null=True)
    state = _OneOf(State)
    verdict = _OneOf(Verdict, null=True)
    verdict_reason = _Words()
    created_at = _Moment()
    updated_at = _Moment()
    deleted_at = _Moment(null=True)
    revision = _Number()
    revision_id = _Words()

    class Meta:  # noqa: D106
        table_name = "idea"


class PlanModel(_Model):
    """Table `plan`."""

    id = _Words(primary_key=True)
    office_id = _Words()
    idea_id = _Words(index=True)
    year = _Number()
    kind = _OneOf(PlanKind)
    basis = _Words()
    state = _OneOf(State)
    created_at = _Moment()
    updated_at = _Moment()
    deleted_at = _Moment(null=True)
    revision = _Number()
    revision_id = _Words()

    class Meta:  # noqa: D106
        table_name = "plan"


class FilledFormModel(_Model):
    """Table `filled_form`."""

    id = _Words(primary_key=True)
    owner_type = _Words()
    owner_id = _Words()
    basis = _Words()
    code = _Words()
    revision = _Number()
    definition_hash = _Words()
    answers = _Json()
    unread = _Json()
    frozen = _Json(null=True)
    saved_at = _Moment()

    class Meta:  # noqa: D106
        table_name = "filled_form"
        indexes = ((("owner_id", "owner_type", "basis", "code"), True),)


class AttachmentModel(_Model):
    """Table `attachment`."""

    id = _Words(primary_key=True)
    owner_type = _Words()
    owner_id = _Words()
    name = _Words()
    title = _Words()
    format = _Words()
    size = _Number()
    sha256 = _Words(index=True)
    is_printed = _Flag()
    created_at = _Moment()
    updated_at = _Moment()
    deleted_at = _Moment(null=True)
    revision = _Number()
    revision_id = _Words()

    class Meta:  # noqa: D106
        table_name = "attachment"
        indexes = ((("owner_id", "owner_type"), False),)


class RecognitionModel(_Model):
    """Table `recognition`."""

    id = _Words(primary_key=True)
    product_id = _Words(index=True)
    round = _Words()
    stars = _Number(null=True)
    decision_number = _Words()
    decided_on = _Day(null=True)
    issuer = _Words()
    valid_until = _Day(null=True)
    note = _Words()
    created_at = _Moment()
    updated_at = _Moment()
    deleted_at = _Moment(null=True)
    revision = _Number()
    revision_id = _Words()

    class Meta:  # noqa: D106
        table_name = "recognition"


class StateChangeModel(_Model):
    """Table `state_change`."""

    id = _Words(primary_key=True)
    record_type = _Words()
    record_id = _Words()
    state = _OneOf(State)
    happened_on = _Day()
    paper_number = _Words()
    reason = _Words()
    who = _Words()
    at = _Moment()

    class Meta:  # noqa: D106
        table_name = "state_change"
        indexes = ((("record_id", "record_type"), False),)


class PackageModel(_Model):
    """Table `package`."""

    id = _Words(primary_key=True)
    made_at = _Moment(index=True)
    year = _Number()
    basis = _Words()
    name = _Words()
    fingerprint = _Words()
    ideas = _Number()
    letter_number = _Words()
    plans = _Number()

    class Meta:  # noqa: D106
        table_name = "package"


class ImportLogModel(_Model):
    """Table `import_log`."""

    id = _Words(primary_key=True)
    at = _Moment()
    name = _Words()
    counts = _Json()
    decided = _Json()
    is_undone = _Flag()
    records = _Number()
    deeds = _Json()

    class Meta:  # noqa: D106
        table_name = "import_log"


class ChangeModel(_Model):
    """Table `change`."""

    sequence = _Number(primary_key=True)
    id = _Words(unique=True)
    at = _Moment()
    who = _Words()
    record_type = _Words()
    record_id = _Words()
    form = _Words()
    path = _Words()
    before = _Json()
    after = _Json()
    is_open = _Flag()

    class Meta:  # noqa: D106
        table_name = "change"
        indexes = ((("record_id", "record_type", "sequence"), False),)


class SettingModel(_Model):
    """Table `setting`."""

    name = _Words(primary_key=True)
    value = _Json()

    class Meta:  # noqa: D106
        table_name = "setting"


MODELS: Final = (
    OfficeModel,
    ProducerModel,
    ProductModel,
    IdeaModel,
    PlanModel,
    FilledFormModel,
    ChangeModel,
    SettingModel,
    PackageModel,
    AttachmentModel,
    RecognitionModel,
    StateChangeModel,
    ImportLogModel,
)

"""Commands about the data as a whole: found, back up, restore, check."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from ocop_desktop import paths
from ocop_desktop.cli.command import DONE, Command, with_desk, year
from ocop_desktop.cli.telling import OnTerminal
from ocop_desktop.core import clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Office, Query
from ocop_desktop.forms.spec import Basis
from ocop_desktop.services import safekeeping
from ocop_desktop.services.desk import Desk
from ocop_desktop.wording import attachments as file_words
from ocop_desktop.wording import cli as words


def _init_arguments(p: ArgumentParser) -> None:
    p.add_argument("--basis", required=True)
    p.add_argument("--role", choices=("commune", "upper"), default="commune")
    for name in ("commune", "district", "province", "receiver", "codes", "officer", "chairperson"):
        p.add_argument(f"--{name}", default="")
    p.add_argument("--year", type=year)
    p.add_argument("--sample", action="store_true")


def _init(arguments: Namespace, desk: Desk) -> int:
    basis = _basis(arguments.basis, desk)
    if arguments.sample:
        desk.samples.fill(desk.samples.of_basis(basis.key).key)
    else:
        if not arguments.commune or not arguments.province:
            raise Refusal("DL-01", words.NEEDS_COMMUNE)
        desk.offices.found(basis.key, _office(arguments, basis), arguments.year or clock.now().year)
    us = desk.offices.us()
    print(words.founded(us.commune if us else "", str(desk.safekeeping.folder())))
    return DONE


def _basis(key: str, desk: Desk) -> Basis:
    known = {basis.key: basis for basis in desk.offices.bases()}
    if key not in known:
        raise Refusal("DL-02", words.no_such_basis(key, ", ".join(known)))
    return known[key]


def _office(arguments: Namespace, basis: Basis) -> Office:
    codes = arguments.codes.split("-") if arguments.codes else []
    names = ["province_code", "commune_code"]
    if basis.has_district:
        names.insert(1, "district_code")
    if codes and len(codes) != len(names):
        shape = words.CODES_WITH_DISTRICT if basis.has_district else words.CODES_WITHOUT_DISTRICT
        raise Refusal("DL-03", words.bad_codes(arguments.codes, shape))
    return Office(
        role=arguments.role,
        commune=arguments.commune,
        district=arguments.district,
        province=arguments.province,
        receiver=arguments.receiver,
        officer=arguments.officer,
        chairperson=arguments.chairperson,
        **dict(zip(names, codes, strict=False)),
    )


def _backup(arguments: Namespace, desk: Desk) -> int:
    print(words.wrote(str(desk.safekeeping.back_up(arguments.out))))
    return DONE


def _restore(arguments: Namespace) -> int:
    # Never opened before: damaged data are what a backup is for.
    lacking = safekeeping.restore_into(arguments.file, paths.data_folder(arguments.data))
    print(words.restored(str(arguments.file)))
    if lacking:
        raise file_words.not_copied(len(lacking))
    return DONE


def _check(arguments: Namespace, desk: Desk) -> int:  # noqa: ARG001 - takes none
    if not desk.safekeeping.check():
        raise Refusal("DL-07", words.UNSOUND, todo=words.UNSOUND_TODO)
    if faults := desk.attachments.check(OnTerminal()):
        raise file_words.several(faults, 0)
    counted = (desk.producers, desk.products, desk.ideas, desk.plans)
    print(words.SOUND, words.counted(*(service.count(Query()) for service in counted)))
    return DONE


COMMANDS: Final = (
    Command("init", with_desk(_init, founds=True), _init_arguments),
    Command("backup", with_desk(_backup, reads=True), lambda p: p.add_argument("--out", type=Path)),
    Command("restore", _restore, lambda p: p.add_argument("file", type=Path)),
    Command("check", with_desk(_check, reads=True)),
)

"""A released definition never changes: papers printed next year equal those signed today."""

from tests import release


def test_every_definition_is_as_it_was_released():
    assert release.fingerprints() == release.released()

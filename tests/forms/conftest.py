import pytest
from hypothesis import settings

from tests.forms.shelf import Shelf

# Shared machines are slow at times; a property is about truth, not about time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    """An almost empty folder of bases with one basis, `qd-thu`."""
    return Shelf(tmp_path / "bases")

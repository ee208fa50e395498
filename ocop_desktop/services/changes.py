"""Which records a service touched; screens redraw from that and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Pairs of record type and id, e.g. ("producer", "6f1c…"); `"*"` as id means many."""

    touched: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, *pairs: tuple[str, str]) -> "Changes":
        """Return the changes of these records."""
        return cls(frozenset(pairs))

    def types(self) -> frozenset[str]:
        """Return the touched record types."""
        return frozenset(kind for kind, _ in self.touched)

    def __or__(self, other: "Changes") -> "Changes":
        """Return both together."""
        return Changes(self.touched | other.touched)

    def __bool__(self) -> bool:
        """Tell whether anything was touched."""
        return bool(self.touched)

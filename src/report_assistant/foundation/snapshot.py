"""Snapshots of objects in memory, for steps that happen as a whole or not at all."""

from collections.abc import Callable


def snapshot(*parts: object) -> Callable[[], None]:
    """Return a function that gives each object back the attributes it has now.

    The objects must set their attributes anew and never change what an attribute holds.
    """
    kept = [(part, dict(vars(part))) for part in parts]

    def put_back() -> None:
        for part, attributes in kept:
            vars(part).clear()
            vars(part).update(attributes)

    return put_back

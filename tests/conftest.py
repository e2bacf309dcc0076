"""What holds for the whole suite."""

from __future__ import annotations

import gc

from hypothesis import settings

# A gate gives the same answer twice. `pytest --hypothesis-profile explore` looks further.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("gate")


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over all that was collected, which is there to the end."""
    gc.collect()
    gc.freeze()

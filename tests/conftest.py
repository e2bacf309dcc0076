"""What holds for the whole suite."""

from __future__ import annotations

from hypothesis import settings

# A gate gives the same answer twice. `pytest --hypothesis-profile explore` looks further.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("gate")

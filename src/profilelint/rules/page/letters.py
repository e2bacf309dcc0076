"""Letters of Cyrillic and Greek that look like Latin ones."""

from __future__ import annotations

from typing import Final

# Unicode Technical Standard 39 (confusables), as far as fonts draw both letters alike.
CYRILLIC: Final = dict(
    zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXaesijopcyxhdqw", strict=True)
)
GREEK: Final = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ", "ABEZHIKMNOPTYXovc", strict=True))
LOOKS: Final = {**CYRILLIC, **GREEK}
"""The Latin letter that each of these looks like."""

"""How any text becomes a key: one spelling for dashes, quotes, spaces and look-alike letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

#: Cyrillic and Greek letters that look like Latin ones, so that a pasted symbol still reads.
_LOOK_ALIKES = dict(
    zip(
        "АВЕКМНОРСТХУІЅЈЗаеорсхуіѕјԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ",
        "ABEKMHOPCTXYISJ3aeopcxyisjdqwABEZHIKMNOPTYXocj",
        strict=True,
    )
)
#: Lower-case Greek letters that are read by their name (``PI3Kα``, ``TGF-β``).
_GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "κ": "kappa",
    "λ": "lambda",
}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－˗⁃", "-")
_QUOTES = {**dict.fromkeys("‘’‚‛′`´ʹʼ", "'"), **dict.fromkeys("“”„‟″«»", '"')}
_SIGNS = {"⁄": "/", "∕": "/", "∷": "::", "·": " ", "•": " ", "®": " ", "™": " ", "→": ">"}
_TABLE = str.maketrans({**_LOOK_ALIKES, **_DASHES, **_QUOTES, **_SIGNS})
_GREEK_TABLE = str.maketrans(_GREEK)

#: Signs that NFKC would turn into letters that look like part of a name.
_BEFORE = str.maketrans({"®": " ", "™": " ", "©": " "})


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cf", "Cs", "Co", "Cn", "Mn", "Me"}:
        return ""
    return " " if category[0] in "ZC" else char


def _plain(text: str) -> str:
    """One pass of normalisation for text that is not ASCII."""
    text = unicodedata.normalize("NFKC", text.translate(_BEFORE)).translate(_TABLE)
    text = "".join(map(_visible, text)).translate(_GREEK_TABLE)
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    r"""Give the text as the grammars read it: case kept, everything else in one spelling.

    >>> clean(" ВRAF\u200b V600Е – ‘x’ ")
    "BRAF V600E - 'x'"
    """
    if not text.isascii():
        text, before = _plain(text), text
        while text != before:
            text, before = _plain(text), text
    return " ".join("".join(max(c, " ") for c in text).split())


def fold(text: str) -> str:
    """Give the key under which a text is looked up: ``clean`` without case and accents; idempotent.

    >>> fold("Non–Small  Cell"), fold("Sézary")
    ('non-small cell', 'sezary')
    """
    if text.isascii():
        if text.isalnum():
            return text.lower()
        return " ".join(text.lower().split()) if text.isprintable() else clean(text).lower()
    bare = unicodedata.normalize("NFKD", clean(text).casefold())
    folded = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return folded if folded.isascii() else clean(clean(folded).casefold())


_KEPT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789+*")
_NO_LETTER = re.compile(r"[^0-9a-z+*]+")
_DELETE = {code: None for code in range(128) if chr(code).lower() not in _KEPT}


def squash(text: str) -> str:
    """Fold and drop all punctuation and spaces, for names that differ only in those.

    >>> squash("Platelet-derived growth factor receptor, alpha")
    'plateletderivedgrowthfactorreceptoralpha'
    """
    if text.isascii():
        return text.translate(_DELETE).lower()
    return _NO_LETTER.sub("", fold(text))


def nearest(text: str, names: Mapping[str, str] | Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Name the n most similar texts, best first; none where nothing is similar.

    A mapping has folded texts as keys and the names to show as values.
    """
    shown = names if isinstance(names, Mapping) else {fold(name): name for name in names}
    key = fold(text)
    found = process.extract(key, shown.keys(), scorer=fuzz.WRatio, limit=n * 4, score_cutoff=75)
    ranked = sorted(found, key=lambda hit: (-hit[1], abs(len(hit[0]) - len(key)), hit[0]))
    return tuple(dict.fromkeys(shown[hit[0]] for hit in ranked))[:n]

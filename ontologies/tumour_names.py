"""How tumour names are compared: one spelling, then without word order and organ adjectives."""

from __future__ import annotations

import re
from functools import lru_cache

from ontologies.terms import fold

#: British spellings and Latin endings → the spelling that both ontologies use.
_SPELLINGS = (
    (re.compile(r"tumour"), "tumor"),
    (re.compile(r"leukaem"), "leukem"),
    (re.compile(r"\boesoph"), "esoph"),
    (re.compile(r"gastro[- ]?oesoph|gastro[- ]esoph"), "gastroesoph"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"thaem"), "them"),
    (re.compile(r"cythaem"), "cythem"),
    (re.compile(r"globulinaem"), "globulinem"),
    (re.compile(r"phaeo"), "pheo"),
    (re.compile(r"paediatric"), "pediatric"),
    (re.compile(r"oedema"), "edema"),
    (re.compile(r"foetal"), "fetal"),
    (re.compile(r"naev"), "nev"),
    (re.compile(r"analog\b"), "analogue"),
    (re.compile(r"\b(carcinoma|tumor|cancer|lymphoma|leukemia|sarcoma|glioma|neoplasm)s\b"), r"\1"),
    (re.compile(r"\bneoplasia\b"), "neoplasm"),
    (re.compile(r"\bsyndromes\b"), "syndrome"),
    (re.compile(r"\bscc\b"), "squamous cell carcinoma"),
    (re.compile(r"\badenoca\b"), "adenocarcinoma"),
    (re.compile(r"\bca\b"), "cancer"),
    (re.compile(r" ?& ?"), " and "),
    (re.compile(r"'s\b"), "s"),
    (re.compile(r"\b(hodgkin|ewing|wilm|waldenstrom)s\b"), r"\1"),
)
_NO_WORD = re.compile(r"[^0-9a-z+]+")
_LITTLE = frozenset({"of", "the", "and", "or", "in", "with", "a", "an", "nos", "type", "primary"})
#: One word for an organ and its adjective, and for words that name the same growth.
_ALIKE = {
    "pancreas": "pancreatic",
    "kidney": "renal",
    "stomach": "gastric",
    "hepatic": "liver",
    "pulmonary": "lung",
    "ovary": "ovarian",
    "uterus": "uterine",
    "cervix": "cervical",
    "vulva": "vulvar",
    "vagina": "vaginal",
    "penis": "penile",
    "esophagus": "esophageal",
    "rectum": "rectal",
    "anus": "anal",
    "larynx": "laryngeal",
    "testis": "testicular",
    "skin": "cutaneous",
    "bowel": "intestinal",
    "intestine": "intestinal",
    "thymus": "thymic",
    "pleura": "pleural",
    "gland": "",
    "urothelial": "transitional",
    "myelogenous": "myeloid",
    "lymphocytic": "lymphoid",
    "oncocytic": "hurthle",
}
#: Words for a growth that many use as one; a name that needs this must still be the only one.
_GROWTHS = {"carcinoma": "cancer", "malignant": "", "tumor": "cancer", "neoplasm": "cancer"}


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Give the strict key: spelling and punctuation apart, the name as it is.

    >>> key("Oesophageal squamous-cell carcinomas"), key("Hodgkin’s lymphoma, NOS")
    ('esophageal squamous cell carcinoma', 'hodgkin lymphoma')
    """
    folded = fold(text)
    for pattern, spelling in _SPELLINGS:
        folded = pattern.sub(spelling, folded)
    words = _NO_WORD.sub(" ", folded).split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "nos" else words)


def loose(strict: str) -> str:
    """Give the key without word order, little words and organ adjectives.

    >>> loose(key("carcinoma of the pancreas")) == loose(key("pancreatic carcinoma"))
    True
    """
    words = {_ALIKE.get(word, word) for word in strict.split() if word not in _LITTLE}
    return " ".join(sorted(words - {""}))


def looser(strict: str) -> str:
    """Give the loose key without the difference of carcinoma, cancer and tumour.

    >>> looser(key("anaplastic thyroid carcinoma")) == looser(key("anaplastic thyroid cancer"))
    True
    """
    words = {_GROWTHS.get(word, word) for word in loose(strict).split()}
    return " ".join(sorted(words - {""}))

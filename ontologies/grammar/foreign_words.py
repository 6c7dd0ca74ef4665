"""German, French and Dutch words of laboratory reports, as the English row they mean.

Only words of reports and tumour boards; each is looked up with and without its accents. Words that
are English too, or gene symbols, need no row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ontologies.terms import fold

T = TypeVar("T")

#: English row → the words for it.
WORDS: dict[str, str] = {
    "mutation": "mutatie, mutationen, mutaties, mutations",
    "mutated": "mutiert, muté, mutée, gemuteerd",
    "wild type": "wildtyp, type sauvage, sauvage, wildtypus, non muté, non mutée, nicht mutiert, "
    "niet gemuteerd",
    "amplification": "amplifikation, amplificatie",
    "amplified": "amplifiziert, amplifié, amplifiée, geamplificeerd",
    "deletion": "délétion, deletie, deletionen",
    "homozygous deletion": "homozygote deletion, délétion homozygote, homozygote deletie",
    "deleted": "deletiert, délété",
    "insertion": "insertie",
    "loss": "verlust, perte, verlies, perte d'expression, expressionsverlust",
    "fusion": "fusie, fusionné, gène de fusion, genfusion",
    "rearrangement": "réarrangement, remaniement, umlagerung, herschikking",
    "rearranged": "réarrangé, remanié, rearrangiert, umgelagert",
    "translocation": "translokation, translocatie",
    "overexpression": "überexpression, surexpression, overexpressie, ueberexpression",
    "expression": "expressie, proteinexpression",
    "negative": "negativ, négatif, négative, negatief",
    "positive": "positiv, positif, positief",
    "detected": "nachgewiesen, détecté, détectée, gedetecteerd, aangetoond",
    "not detected": "nicht nachgewiesen, non détecté, non détectée, niet gedetecteerd, "
    "niet aangetoond, kein nachweis, kein nachweis einer, absence de",
    "no": "keine, kein, pas de, geen",
    "unknown": "unbekannt, inconnu, inconnue, onbekend, nicht bekannt",
    "not tested": "nicht getestet, nicht untersucht, non testé, non testée, non réalisé, "
    "niet getest, non recherché, ausstehend, en cours",
    "germline": "keimbahn, germinal, germinale, constitutionnelle, kiembaan",
    "somatic": "somatisch, somatique",
    "heterozygous": "heterozygot, hétérozygote, heterozygoot",
    "homozygous": "homozygot, homozygote, homozygoot",
    "high": "hoch, élevé, élevée, hoog",
    "low": "niedrig, faible, laag, bas",
    "retained": "erhalten, intakt, conservé, conservée, behouden",
    "promoter methylation": "promotormethylierung, promoteur méthylé, promotormethylatie",
    "methylated": "methyliert, méthylé, gemethyleerd",
    "or": "oder, ou, of een",
    "and": "und, et, en",
    "in": "im, dans",
    "status": "statut",
    "pathogenic": "pathogene, pathogène, pathogen",
    "microsatellite stable": "mikrosatellitenstabil, stabilité microsatellitaire, "
    "microsatelliet stabiel",
    "microsatellite instability": "mikrosatelliteninstabilität, instabilité microsatellitaire, "
    "microsatellietinstabiliteit, mikrosatelliteninstabil",
    "tumour cells": "tumorzellen, cellules tumorales, tumorcellen, zellen",
}

#: English clinical row → the words for it.
CLINICAL: dict[str, str] = {
    "metastatic": "metastasiert, métastatique, gemetastaseerd, metastasierend",
    "locally advanced": "lokal fortgeschritten, localement avancé, lokaal gevorderd",
    "unresectable": "inoperabel, nicht resektabel, non résécable, niet resectabel, irresektabel",
    "adjuvant": "adjuvante",
    "first line": "erstlinie, 1. linie, première ligne, 1ère ligne, eerste lijn, 1e lijn, "
    "erstlinientherapie",
    "second line": "zweitlinie, 2. linie, deuxième ligne, 2ème ligne, 2e ligne, tweede lijn, "
    "2e lijn, zweitlinientherapie",
    "third line": "drittlinie, 3. linie, troisième ligne, 3ème ligne, 3e ligne, derde lijn, "
    "3e lijn",
    "previously treated": "vorbehandelt, prétraité, prétraitée, voorbehandeld",
    "previously untreated": "unbehandelt, nicht vorbehandelt, non traité, onbehandeld, "
    "therapienaiv, naïf de traitement",
    "no prior therapy": "keine vortherapie, pas de traitement antérieur",
    "relapsed": "rezidiviert, rezidiv, rechute, en rechute, recidief",
    "refractory": "refraktär, réfractaire, refractair",
    "castration resistant": "kastrationsresistent, résistant à la castration, castratieresistent",
    "postmenopausal": "postmenopausal, ménopausée, postmenopauzaal",
    "newly diagnosed": "erstdiagnose, neu diagnostiziert, nouvellement diagnostiqué",
    "child": "kind, enfant",
    "adult": "erwachsen, erwachsener, adulte, volwassen",
    "grade 1": "grad 1, grad i, graad 1",
    "grade 2": "grad 2, grad ii, graad 2",
    "grade 3": "grad 3, grad iii, graad 3",
    "grade 4": "grad 4, grad iv, graad 4",
}


def translated(table: Mapping[str, T], rows: Mapping[str, str]) -> dict[str, T]:
    """Give the foreign words of the rows that the table has, each with the table's meaning."""
    found: dict[str, T] = {}
    for english, words in rows.items():
        for word in words.split(", ") if english in table else ():
            found |= {w: table[english] for w in (word, fold(word)) if w}
    return {word: meaning for word, meaning in found.items() if word not in table}

"""Clinical details that no label of the sources asks for: known, and of no consequence here.

They are kept among what was not read, so that nobody thinks them forgotten, with a reason that
says no more than that. One row a wording, as a pattern over folded text.
"""

from __future__ import annotations

import re

WHY = "a clinical detail that no condition here asks for"

_N = r"(?:[0-9ivx]+[a-d]?(?:[-–/][0-9ivx]+[a-d]?)?)"
_SITE = (
    r"(?:brain|cns|cerebral|leptomeningeal|liver|hepatic|bone|lung|pulmonary|lymph node|nodal"
    r"|peritoneal|visceral|adrenal|skin|pleural)"
)
_ROWS = (
    # performance, habitus and habits
    rf"(?:ecog|who|zubrod)?[- ]?(?:ps|performance status)(?: of)?[ :=]*{_N}?",
    rf"ecog(?:[- ](?:ps|performance status|score))?[ :=]*{_N}?",
    r"(?:kps|karnofsky(?: index| performance status| score)?|lansky)[ :=]*\d{0,3} ?%?",
    r"(?:good|poor) (?:performance status|general condition|ps)",
    r"(?:never|non|ex|former|current|heavy|light|active)?[ -]?smok(?:er|ing)(?: history)?",
    r"\d{1,3} ?(?:pack[- ]years?|py)",
    r"(?:male|female|man|woman|boy|girl)",
    r"(?:bmi|height)[ :=]*[\d.,]* ?(?:kg|cm|m|kg/m2)?",
    r"(?:frail|fit|unfit|comorbid(?:ities)?|no comorbidities)",
    # risk
    (
        r"(?:very )?(?:low|standard|intermediate|favou?rable|adverse|unfavou?rable|high|poor)"
        r"(?:[- ][12])?[- ](?:risk|prognosis)(?: (?:disease|group|category|mds|cytogenetics))?"
    ),
    (
        r"(?:imdc|mskcc|eln|nccn)(?: ?20\d\d)?(?: (?:risk|classification))?"
        r"(?: (?:favou?rable|intermediate|adverse|poor|good))?"
    ),
    (
        rf"(?:r-?|a)?(?:ipss|iss|ipi|flipi|mipi|dipss|mipss70?)(?:-[rm])?\+?[ :=]*(?:{_N}|[\d.]+)?"
        r"(?: (?:(?:very )?low|intermediate|(?:very )?high)(?:[- ][12])?)?(?: risk)?"
    ),
    # extent
    (
        rf"(?:no |a?symptomatic |active |stable |treated |untreated |multiple |new )*{_SITE}"
        r"(?: (?:and|or) \w+)?(?: only)?[ -]"
        r"(?:metasta\w+|involvement|disease|lesions?|crisis)(?: only)?"
    ),
    r"(?:non-?)?visceral(?: disease| crisis)?|oligometastatic|oligoprogression|bulky(?: disease)?",
    r"[cpy]{0,2}t[0-4x][a-d]?(?:\(?m\)?)? ?[cpy]{0,2}n[0-3x][a-c]?(?: ?[cp]?m[01x][a-d]?)?",
    r"g[1-4]",
    r"stage (?:0|i{1,3}[a-d]?\d?|[123][a-d]?)",
    (
        rf"(?:figo|ann arbor|binet|rai|dukes|clark(?: level)?|durie-salmon|bclc|masaoka)"
        rf"(?: stage)?[ :=]*(?:{_N}|[a-d])?"
    ),
    r"breslow[ :=]*[\d.,]* ?(?:mm)?",
    r"child[- ]pugh[ :=]*[a-c]?\d?",
    r"gleason(?: score| grade)?[ :=]*\d{1,2}(?: ?\+ ?\d(?: ?= ?\d{1,2})?)?",
    r"ighv[ -](?:un)?mutated|(?:un)?mutated ighv",
    # course
    r"transfusion[- ](?:in)?depend(?:ent|ence)|red cell transfusions?",
    (
        r"(?:clinically )?(?:aggressive|indolent|rapidly progressive|smou?ldering|asymptomatic"
        r"|stable)"
        r"(?: disease| course)?"
    ),
    r"(?:elevated|high|normal|raised|low) (?:ldh|psa|cea|afp|ca ?125|ca ?19-?9|crp|creatinine)",
    (
        r"(?:ldh|psa|cea|afp|ca ?125|ca ?19-?9|lvef|egfr rate|creatinine)"
        r"(?: (?:elevated|high|normal|raised)|[ :=]*[\d.,]+ ?(?:%|ng/ml|u/l|u/ml|ku/l)?)?"
    ),
    r"(?:shh|wnt|sonic hedgehog)[- ](?:activated|driven|subgroup|type|group)|non-wnt/non-shh",
    (
        r"(?:after|post|following|status post|s/p|prior|previous) "
        r"(?:(?:complete|incomplete|gross|sub)[- ]?(?:total )?|partial )?(?:re-?)?"
        r"(?:resection|biopsy|biopsies|surgery|debulking)"
    ),
    r"(?:good|complete|partial) (?:remission|response)|stable disease|ongoing response",
)
_CALM = re.compile(rf"(?<![\w-])(?:{'|'.join(_ROWS)})(?![\w-])", re.IGNORECASE)
_JOINTS = re.compile(r"(?:\b(?:and|with|or|but)\b|[\s/,.;:+&-])*")


def without_calm(text: str) -> tuple[str, tuple[str, ...]]:
    """Give the text without such details, and the details.

    >>> without_calm("indolent and symptomatic"), without_calm("smoker")
    (('symptomatic', ('indolent',)), ('', ('smoker',)))
    """
    found = tuple(hit.group().strip() for hit in _CALM.finditer(text) if hit.group().strip())
    if not found:
        return text, ()
    rest = " ".join(_CALM.sub(" ", text).split())
    start = _JOINTS.match(rest)
    rest = rest[start.end() :] if start else rest
    return re.sub(r"(?:\s*\b(?:and|with|or|but)\b)+$", "", rest).strip(), found

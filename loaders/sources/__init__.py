"""Every source the build knows, in reading order; a new source is one module and one line here."""

from __future__ import annotations

from loaders.source import Source
from loaders.sources.accelerated import Accelerated
from loaders.sources.civic import Civic
from loaders.sources.clinvar import ClinVar
from loaders.sources.cohorts import Cohorts
from loaders.sources.curated import Curated
from loaders.sources.doid import Doid
from loaders.sources.ema_medicines import EmaMedicines
from loaders.sources.fda_approvals import FdaApprovals
from loaders.sources.gene_lists import CANCERHOTSPOTS, DOCM, INTOGEN, UNIPROT_VARIANTS
from loaders.sources.gene_models import GeneModels
from loaders.sources.hgnc import Hgnc
from loaders.sources.moalmanac import Moalmanac
from loaders.sources.moalmanac_flat import MoalmanacFlat
from loaders.sources.mondo import Mondo
from loaders.sources.oncotree import OncoTree
from loaders.sources.pharmoncox import PharmOncoX
from loaders.sources.variant_lists import CIVIC_FUNCTIONS, GNOMAD_TRUNCATIONS
from loaders.sources.withdrawals import Withdrawals

#: Words first, then claims, then what agencies permit.
SOURCES: tuple[Source, ...] = (
    OncoTree(),
    Doid(),
    Mondo(),
    Hgnc(),
    GeneModels(),
    INTOGEN,
    CANCERHOTSPOTS,
    DOCM,
    UNIPROT_VARIANTS,
    CIVIC_FUNCTIONS,
    GNOMAD_TRUNCATIONS,
    ClinVar(),
    PharmOncoX(),
    Civic(),
    MoalmanacFlat(),
    Cohorts(),
    Moalmanac(),
    EmaMedicines(),
    FdaApprovals(),
    Accelerated(),
    Withdrawals(),
    Curated(),
)

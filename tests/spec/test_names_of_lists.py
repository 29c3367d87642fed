"""Names as lists write them, and the ATC code each stands for: with and without a maker."""

from __future__ import annotations

import pytest

from riktig.clinical.tables import rows
from riktig.extract.names import classify_name
from riktig.measures.scope import class_of, classes

NAMES = """
Metylfenidat Sandoz depottab 36 mg      | N06BA04
Methylphenidate Teva kaps 20 mg         | N06BA04
Ritalin kaps 40 mg                      | N06BA04
Concerta                                | N06BA04
Medikinet 20 mg                         | N06BA04
Equasym Depot                           | N06BA04
Lisdeksamfetamin Teva                   | N06BA12
Elvanse 50 mg                           | N06BA12
ADUVANZ KAPS 70 MG                      | N06BA12
Volidax                                 | N06BA12
Attentin 5 mg tabl                      | N06BA02
Dexamfetamine 5 mg                      | N06BA02
Deksamfetamin                           | N06BA02
Atomoxetine Teva                        | N06BA09
Strattera                               | N06BA09
Modiodal tab 100 mg                     | N06BA07
Palexia depot 100 mg                    | N02AX06
Tapentadol Medical Valley 50 mg         | N02AX06
OxyNorm kaps 5 mg                       | N02AA05
OxyContin depottab 20 mg                | N02AA05
Oksykodon Orion depottab                | N02AA05
Oxycodone Actavis kapsler 10 mg         | N02AA05
Oksykodonhydroklorid 10 mg              | N02AA05
Oksykodon/nalokson Krka 10 mg/5 mg      | N02AA55
Targiniq 10 mg/5 mg                     | N02AA55
Dolcontin depottab 30 mg                | N02AA01
Morfin Orifarm 10 mg                    | N02AA01
Oramorph mikst 2 mg/ml                  | N02AA01
Norspan plaster 10 µg/t                 | N02AE01
Bugnanto 20 mikrogram/time              | N02AE01
Buprenorfin depotplaster 5 µg/t         | N02AE01
Temgesic 0,2 mg                         | N02AE01
Abstral 200 mikrog                      | N02AB03
Instanyl nesespray                      | N02AB03
Fentanyl Sandoz depotplaster 25 µg/t    | N02AB03
Durogesic                               | N02AB03
Ketorax tab 5 mg                        | N02AB01
Ketogan                                 | N02AG02
Tramadol Hexal kaps 50 mg               | N02AX02
Nobligan Retard                         | N02AX02
Tramadol/Paracetamol Orion              | N02AJ13
Paralgin forte                          | N02AJ06
Altermol 500 mg/30 mg                   | N02AJ06
Kodein/paracetamol 30 mg/400 mg         | N02AJ06
Kodimagnyl                              | N02AJ07
Kodein 25 mg                            | R05DA04
Cosylan mikstur                         | R05DA01
Etylmorfin                              | R05DA01
Noskapin                                | R05DA07
Subutex 8 mg                            | N07BC01
Buprenorfin 8 mg sublingvaltablett      | N07BC01
Buvidal                                 | N07BC01
Suboxone 8 mg/2 mg                      | N07BC51
Buprenorfin/nalokson 8 mg/2 mg          | N07BC51
Metadon Abcur 20 mg                     | N07BC02
Rivotril 0,5 mg                         | N03AE01
Klonazepam                              | N03AE01
Clonazepam 2 mg                         | N03AE01
Alprazolam Krka 0,5 mg                  | N05BA12
Xanor Depot                             | N05BA12
Alopam 15 mg                            | N05BA04
Oxazepam 10 mg                          | N05BA04
Sobril tab 15 mg                        | N05BA04
Diazepam Actavis                        | N05BA01
Lorazepam                               | N05BA06
Frisium                                 | N05BA09
Bromazepam                              | N05BA08
Nitrazepam Orifarm                      | N05CD02
Mogadon                                 | N05CD02
Flunipam                                | N05CD03
Halcion                                 | N05CD05
Zopiklon Mylan 7,5 mg                   | N05CF01
Imovane                                 | N05CF01
Zolpidem Dune tab 10 mg                 | N05CF02
Stilnoct                                | N05CF02
Lyrica kaps 75 mg                       | N02BF02
Pregabalin Krka                         | N02BF02
Neurontin                               | N02BF01
Gabapentin Actavis 300 mg               | N02BF01
Paracet 500 mg                          | N02BE01
Metformin Actavis                       | A10BA02
Kvetiapin Accord 25 mg                  | N05AH04
"""
TABLE = [tuple(part.strip() for part in line.split("|")) for line in NAMES.strip().splitlines()]


@pytest.mark.parametrize(("name", "atc"), TABLE)
def test_a_name_as_a_list_writes_it_has_its_code(name, atc):
    assert classify_name(name) == atc


@pytest.mark.parametrize(
    "name",
    [
        "Buprenorfin",  # against pain or against dependence: nothing says which
        "Buprenorfin 8 mg inj",
        "Ukjentolin 50 mg",
        "Metformin/Ukjentin",
        "Paracetamol kodein",
        "Kari Nordmann",
    ],
)
def test_a_name_that_is_not_certain_has_none(name):
    assert classify_name(name) is None


def test_every_class_of_the_audit_is_known_by_a_name():
    tables = ("product_names", "substances", "listed_names")
    known = {class_of(row["atc"]) for table in tables for row in rows(table)}
    assert {one.id for one in classes()} <= known


@pytest.mark.parametrize("row", rows("listed_names"), ids=lambda row: row["name"])
def test_each_listed_name_is_placed_in_or_out_of_the_audit(row):
    name = row["name"] + (f" {row['mg']} mg" if row["mg"] else "")
    assert classify_name(name) == row["atc"]
    assert class_of(row["atc"]) is not None

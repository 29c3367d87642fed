"""The register of medicines: a lookup of packs, made as a stream, used where a row has a number."""

from __future__ import annotations

import gzip
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from extract_packed import goods, many, message, prescription

from riktig.commands import audit as audit_command
from riktig.commands.fest import NAME, main
from riktig.extract import read
from riktig.extract.limits import MAX_ELEMENT_BYTES
from riktig.extract.products import Product, Products, read_products, written
from riktig.problem import Refused
from riktig.text import explain

M30 = "http://www.kith.no/xmlstds/eresept/m30/2014-12-01"
SOBRIL = Product("012345", "N05BA04", "Sobril tab 10 mg", 10.0, "mg", 100.0, 20.0, "B")
LOOKUP = Products({SOBRIL.number: SOBRIL})


def pack(
    number: str = "012345",
    atc: str = "N05BA04",
    name: str = "Sobril tab 10 mg",
    size: str = "10 x 10",
    unit: str = "stk",
    status: str = "A",
    content: str = "<DDD V='0.05' U='g'/><Statistikkfaktor>1</Statistikkfaktor>",
) -> str:
    """One pack as the register has it; the numbers are made up."""
    info = f"""<Pakningsinfo><Pakningsstr>{size}</Pakningsstr><EnhetPakning V="{unit}"/>
      <Mengde>100</Mengde>{content}</Pakningsinfo>"""
    return f"""<OppfLegemiddelpakning><Id>1</Id><Status V="{status}"/><Legemiddelpakning>
      <Atc V="{atc}"/><NavnFormStyrke>{name}</NavnFormStyrke><Reseptgruppe V="B"/>
      <Varenr>{number}</Varenr>{info}<PrisVare><Pris V="1"/></PrisVare></Legemiddelpakning>
      </OppfLegemiddelpakning>"""


def fest(*packs: str) -> str:
    inside = "".join(packs)
    return f"""<?xml version="1.0" encoding="utf-8"?><FEST xmlns="{M30}">
      <HentetDato>2026-11-01T03:11:43</HentetDato><KatLegemiddelMerkevare>
      <OppfLegemiddelMerkevare><Id>2</Id></OppfLegemiddelMerkevare></KatLegemiddelMerkevare>
      <KatLegemiddelpakning>{inside}</KatLegemiddelpakning></FEST>"""


def lookup_of(folder: Path, content: str | bytes) -> Products:
    source, target = folder / "fest.xml", folder / "lookup.csv"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert main([str(source), "--out", str(target)]) == 0
    return read_products(target.read_text("utf-8"))


def test_a_pack_has_its_code_strength_size_and_ddd(tmp_path, capsys):
    products = lookup_of(tmp_path, fest(pack()))
    assert products.by_number == {"012345": SOBRIL}
    assert products.fetched == "2026-11-01"
    assert "1 pakninger" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "unknown"),
    [
        ({"unit": "g"}, {"units": None}),
        ({"content": ""}, {"ddd": None}),
        ({"content": "<DDD V='0'/><Statistikkfaktor>1</Statistikkfaktor>"}, {"ddd": None}),
        ({"name": "Sobril"}, {"name": "Sobril", "strength": None, "strength_unit": None}),
        ({"content": "</Pakningsinfo><Pakningsinfo>"}, {"units": None, "ddd": None}),
    ],
)
def test_what_the_register_does_not_say_clearly_is_not_guessed(tmp_path, changes, unknown):
    products = lookup_of(tmp_path, fest(pack(**changes)))
    assert products.by_number == {"012345": SOBRIL._replace(**unknown)}


@pytest.mark.parametrize(
    ("changes", "unknown"),
    [
        ({"size": "100 x 99999"}, {"units": None}),
        (
            {"content": "<DDD V='0.001'/><Statistikkfaktor>90000</Statistikkfaktor>"},
            {"ddd": None},
        ),
        (
            {"name": "Sobril tab 99999999 mg"},
            {"name": "Sobril tab 99999999 mg", "strength": None, "strength_unit": None},
        ),
    ],
)
def test_what_no_pack_can_hold_is_unknown_and_the_lookup_can_be_read(tmp_path, changes, unknown):
    odd = fest(pack(**changes)).replace("2026-11-01T03", "i dag;\nx")
    products = lookup_of(tmp_path, odd)
    assert products.by_number == {"012345": SOBRIL._replace(**unknown)}
    assert products.fetched == ""


def test_of_two_packs_with_a_number_the_one_in_use_is_kept_and_none_is_lost(tmp_path, capsys):
    old, new = pack(name="Gammel", status="U"), pack()
    for order in ((old, new), (new, old)):
        products = lookup_of(tmp_path, fest(*order, pack(number=""), pack(number="2", atc="?")))
        assert products.by_number["012345"].name == "Sobril tab 10 mg"
        assert "ikke med: 2" in capsys.readouterr().out


def test_a_zip_of_one_register_is_read_and_a_folder_gets_the_name(tmp_path):
    source = tmp_path / "fest.zip"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("fest251.xml", fest(pack()))
    assert main([str(source), "--out", str(tmp_path)]) == 0
    assert main([str(source), "--out", str(tmp_path)]) == 0  # a lookup is made anew
    assert read_products((tmp_path / NAME).read_text("utf-8")).by_number


DOCTYPE = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;&x;&x;&x;&x;&x;">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (DOCTYPE + fest(pack()).partition("?>")[2], "xml_doctype"),
        (fest(pack())[:-30], "xml_broken"),
        ("x", "xml_broken"),
        (fest(), "fest_no_packs"),
        (f"<FEST><OppfLegemiddelpakning>{'x' * (2 * MAX_ELEMENT_BYTES)}", "xml_too_deep"),
        (f"<FEST a='{'x' * (2 * MAX_ELEMENT_BYTES)}'/>", "xml_too_deep"),
        ("<a>" * 100, "xml_too_deep"),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_what_is_no_register_writes_nothing(tmp_path, capsys, content, code):
    source, target = tmp_path / "fest.xml", tmp_path / "lookup.csv"
    source.write_text(content, "utf-8")
    assert main([str(source), "--out", str(target)]) == 1
    assert capsys.readouterr().err.strip() == explain(Refused(code).problem)
    assert list(tmp_path.iterdir()) == [source]


def test_a_zip_bomb_is_not_unpacked(tmp_path, capsys):
    source = tmp_path / "fest.zip"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("fest.xml", b" " * 50_000_000)
    assert main([str(source), "--out", str(tmp_path / "x.csv")]) == 1
    assert capsys.readouterr().err.strip() == explain(Refused("zip_bomb").problem)


@pytest.mark.parametrize("name", ["fest.xml.gz", "fest.xml", "fest.zip"])
def test_a_gzip_of_a_register_is_read_whatever_its_name(tmp_path, name):
    source, target = tmp_path / name, tmp_path / "lookup.csv"
    source.write_bytes(gzip.compress(fest(pack()).encode()))
    assert main([str(source), "--out", str(target)]) == 0
    assert read_products(target.read_text("utf-8")).by_number == {"012345": SOBRIL}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (gzip.compress(fest(pack()).encode())[:-20], "zip_broken"),
        (gzip.compress(fest(pack()).encode())[:30] + b"\xff" * 200, "zip_broken"),
        (gzip.compress(b"<FEST>" + b" " * 5_000_000), "zip_bomb"),
        (gzip.compress(b"x"), "xml_broken"),
    ],
    ids=["cut", "damaged", "bomb", "no xml"],
)
def test_a_gzip_that_is_damaged_or_a_bomb_writes_nothing(tmp_path, capsys, content, code):
    source = tmp_path / "fest.xml.gz"
    source.write_bytes(content)
    assert main([str(source), "--out", str(tmp_path / "x.csv")]) == 1
    assert capsys.readouterr().err.strip() == explain(Refused(code).problem)
    assert list(tmp_path.iterdir()) == [source]


def test_memory_does_not_grow_with_what_is_passed_over(tmp_path):
    """Five megabytes of another catalogue beside one pack."""
    other = "<OppfRefusjon><Id>1</Id><Tekst>mange ord</Tekst></OppfRefusjon>" * 80_000
    source = tmp_path / "fest.xml"
    source.write_text(fest(pack()).replace("</FEST>", f"<Kat>{other}</Kat></FEST>"), "utf-8")
    del other
    tracemalloc.start()
    assert main([str(source), "--out", str(tmp_path / "x.csv")]) == 0
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert source.stat().st_size > 5_000_000
    assert peak < 1_500_000


def test_nothing_else_is_written_over(tmp_path, capsys):
    source = tmp_path / "fest.xml"
    source.write_text(fest(pack()), "utf-8")
    other = tmp_path / "mine.csv"
    other.write_text("pasient;dato\n", "utf-8")
    for target in (source, other):
        assert main([str(source), "--out", str(target)]) == 2
    assert other.read_text("utf-8") == "pasient;dato\n"
    assert main([str(tmp_path / "none.xml"), "--out", str(other)]) == 2
    assert main([str(source), "--out", str(tmp_path / "no" / "folder.csv")]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 4


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        ("varenummer;atc\n", "fest_no_lookup"),
        (written([SOBRIL], "").replace("reseptgruppe", "gruppe"), "fest_no_lookup"),
        (written([SOBRIL], "").replace(";10;", ";mange;"), "fest_lookup_damaged"),
        (written([SOBRIL], "").replace("N05BA04", "?"), "fest_lookup_damaged"),
        (written([SOBRIL], "").replace(";B", ";B;B"), "fest_lookup_damaged"),
    ],
)
def test_a_damaged_lookup_is_refused(spoilt, code):
    with pytest.raises(Refused) as caught:
        read_products(spoilt)
    assert caught.value.problem.code == code
    assert explain(caught.value.problem).endswith(".")


def test_a_dispensing_in_a_register_gets_what_its_number_says():
    lmr = """lopenr;Utlevering_Dato;Legemiddel_ATCkode_Niva4;Vare_Varenummer;\
Utlevering_AntallPakninger
1;2025-01-02;N05BA;12345;2
2;2025-01-03;N05CF;012345;2
3;2025-01-04;N05BA;999999;2
"""
    first, other, unknown = read(["x.csv"], [lmr.encode()], products=LOOKUP).records
    assert (first.atc, first.strength, first.units, first.ddd) == ("N05BA04", 10.0, 200.0, 40.0)
    assert (other.atc, other.units) == ("N05CF", None)  # the number is of another product
    assert (unknown.atc, unknown.units) == ("N05BA", None)


def test_what_a_row_says_itself_stands():
    norpd = """PasientLopeNr;UtleveringsDato;ATCKode;VareNr;OrdinasjonAntallPakninger;\
OrdinasjonAntallDDD
1;2025.01.02;N05BA04;012345;2;7,5
"""
    (record,) = read(["x.csv"], [norpd.encode()], products=LOOKUP).records
    assert (record.ddd, record.units, record.product) == (7.5, 200.0, "Sobril tab 10 mg")


def test_a_prescription_without_a_pack_size_counts_all_it_lets_the_patient_have():
    bare = goods(packs="2", repeats="1", size="?").replace("000000", "012345")
    blob = many(message(prescription().replace(goods(), bare)))
    (record,) = read(["x.xml"], [blob], products=LOOKUP).records
    assert (record.units, record.units_at_once, record.ddd) == (400, 200, 80)


def test_the_audit_reads_with_a_lookup(tmp_path, capsys):
    lookup, rows = tmp_path / "lookup.csv", tmp_path / "lmr.csv"
    lookup.write_text(written([SOBRIL], ""), "utf-8")
    rows.write_text(
        "lopenr;Utlevering_Dato;Legemiddel_ATCkode_Niva4;Vare_Varenummer\n1;2025-01-02;N05BA;12345\n",
        "utf-8",
    )
    assert audit_command.main([str(rows), "--fest", str(lookup)]) == 0
    assert "Benzodiazepiner" in capsys.readouterr().out
    assert audit_command.main([str(rows), "--fest", str(rows)]) == 2
    lookup.write_text("noe annet", "utf-8")
    assert audit_command.main([str(rows), "--fest", str(lookup)]) == 1


def test_a_name_the_disk_cannot_hold_and_an_identity_number_in_one(tmp_path, capsys):
    source = tmp_path / "fest.xml"
    source.write_text(fest(pack()), "utf-8")
    long, identity = tmp_path / ("x" * 300), tmp_path / "01017012345.xml"
    assert main([str(long)]) == 2
    assert main([str(source), "--out", str(long)]) == 2
    assert main([str(identity)]) == 2
    said = "".join(capsys.readouterr())
    assert "Finner ikke filen" in said
    assert "kunne ikke skrives" in said
    assert "01017012345" not in said

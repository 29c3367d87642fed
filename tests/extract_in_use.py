"""Made-up lists of e-resept: medicines in use, a search, an export of versions."""

from __future__ import annotations

import base64

from extract_packed import FNR, NAME, goods

KITH = "http://www.kith.no/xmlstds"
ERESEPT = f"{KITH}/eresept"
EXPORT = f"{ERESEPT}/forskrivningsmodul/export/2019-11-13"


def b64(content: str) -> str:
    return base64.b64encode(content.encode()).decode()


def in_use(number: str, day: str = "2025-01-20", content: str | None = None) -> str:
    """One entry of a list of medicines in use."""
    held = b64(goods() if content is None else content)
    return f"""<EnkeltoppforingLIB><Id>e-{number}</Id><ReseptId>{number}</ReseptId>
      <SistEndret>2025-02-28T10:00:00</SistEndret><DatoOppstart>{day}</DatoOppstart>
      <ReseptDokLegemiddelB64>{held}</ReseptDokLegemiddelB64></EnkeltoppforingLIB>"""


def medicine_list(*entries: str, kind: str = "m251") -> str:
    """The content of an M25.1."""
    inside = "".join(entries)
    return f'<LegemidlerIBruk xmlns="{ERESEPT}/{kind}/2013-10-08">{inside}</LegemidlerIBruk>'


def found(number: str, status: str = "E", given: str = "Anne", family: str = NAME) -> str:
    """One prescription of an answer to a pharmacy's search."""
    return f"""<Reseptinfo><Forskrivningsdato>2025-01-31</Forskrivningsdato>
      <Fornavn>{given}</Fornavn><Etternavn>{family}</Etternavn>
      <Address><a:StreetAdr xmlns:a="{KITH}/felleskomponent1">Veien 1</a:StreetAdr></Address>
      <NavnFormStyrke>Sobril tab 10 mg</NavnFormStyrke><ReseptId>{number}</ReseptId>
      <Status V="{status}"/></Reseptinfo>"""


def search(*entries: str) -> str:
    return f'<Reseptliste xmlns="{ERESEPT}/m92/2013-10-08">{"".join(entries)}</Reseptliste>'


def version(number: str, at: int, details: str, extra: str = "", active: str = "false") -> str:
    """One version of a prescription in an export."""
    return f"""<Prescription><PrescriptionId>p-{number}</PrescriptionId>
      <HeadOfHistory>true</HeadOfHistory><Aktiv>{active}</Aktiv>
      <ForskrivningsInfoId>{details}</ForskrivningsInfoId>
      <Tidspunkt>2025-01-31T10:00:0{at}</Tidspunkt><ReseptId>{number}</ReseptId>{extra}
      </Prescription>"""


def details(name: str, day: str = "2025-01-31", content: str | None = None) -> str:
    dated = f"<Forskrivningsdato>{day}</Forskrivningsdato>" if day else ""
    held = goods() if content is None else content
    return f"""<LegemiddelForskrivningsInfo><Id>{name}</Id>{dated}{held}
      </LegemiddelForskrivningsInfo>"""


def export(*treatments: tuple[str, str]) -> str:
    """What the prescribing module writes of one patient: versions and details a treatment."""
    inside = "".join(
        f"<Legemiddelbehandling><LibId>t{at}</LibId><DatoOppstart>2024-12-01</DatoOppstart>"
        f"{versions}<PrescriptionDetails>{written}</PrescriptionDetails></Legemiddelbehandling>"
        for at, (versions, written) in enumerate(treatments)
    )
    return f"""<PasientExport xmlns="{EXPORT}"><DemografiskInfo><FamilyName>{NAME}</FamilyName>
      <Sex V="2"/><DateOfBirth>1956-03-12</DateOfBirth>
      <Ident><Id>{FNR}</Id><TypeId V="FNR"/></Ident></DemografiskInfo>
      <Behandlinger>{inside}</Behandlinger></PasientExport>"""

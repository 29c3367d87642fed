"""Three measures over Parquet as a person would write them in DuckDB, and nothing else.

Opioid users, those with much z-hypnotic, and opioid with a sedative on the same days. Made for the
made-up files alone: a stated DDD or none, no repeated rows, dispensings only.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import duckdb

MEASURES: Final = ("opioid_users", "z_hypnotic_heavy", "opioid_with_sedative")
_SQL: Final = """
with rows as (
  select parse_filename(filename, true) as prescriber, pasient, dato, ddd, varenavn, atc
  from read_parquet('{files}', filename = true) where status = 'gyldig'
), names as (
  select varenavn, any_value(atc) as named from rows where atc is not null group by all
), last as (select max(dato) as until from rows
), uses as (
  select prescriber, pasient, dato, ddd, until,
    case when code like 'N02A%' then 'opioid'
         when code like 'N05CF%' then 'z_hypnotic'
         when code like 'N05BA%' or code like 'N05CD%' or code = 'N03AE01' then 'benzodiazepine'
    end as kind
  from (select rows.*, coalesce(atc, named) as code from rows left join names using (varenavn))
  cross join last where dato > until - 365
), heavy as (
  select prescriber, pasient from uses where kind = 'z_hypnotic'
  group by all having round(sum(ddd), 6) >= {heavy}
), spans as (
  select prescriber, pasient, if(kind = 'opioid', 0, 1) as side, dato as first,
    least(dato + ceil(ddd)::int - 1, until) as last
  from uses where kind is not null and ceil(ddd) > 0
), marked as (
  select *, max(last) over (partition by prescriber, pasient, side order by first
    rows between unbounded preceding and 1 preceding) as before from spans
), numbered as (
  select *, sum(if(before is null or first > before, 1, 0)) over (
    partition by prescriber, pasient, side order by first rows unbounded preceding) as number
  from marked
), joined as (
  select prescriber, pasient, side, min(first) as first, max(last) as last
  from numbered group by prescriber, pasient, side, number
), both_sides as (
  select one.prescriber, one.pasient from joined one join joined other
    on one.prescriber = other.prescriber and one.pasient = other.pasient
    and one.side = 0 and other.side = 1 and one.first <= other.last and other.first <= one.last
  group by all
  having sum(least(one.last, other.last) - greatest(one.first, other.first) + 1) >= {overlap}
)
select prescriber, 'opioid_users' as measure, count(distinct pasient) as number
  from uses where kind = 'opioid' group by all
union all select prescriber, 'z_hypnotic_heavy', count(*) from heavy group by all
union all select prescriber, 'opioid_with_sedative', count(*) from both_sides group by all
"""


def count(folder: Path, heavy: float, overlap: float, cores: int) -> dict[tuple[str, str], int]:
    """Patients by prescriber and measure."""
    database = duckdb.connect(config={"threads": cores})
    query = _SQL.format(files=f"{folder}/*.parquet", heavy=heavy, overlap=overlap)
    return {(name, measure): number for name, measure, number in database.sql(query).fetchall()}


if __name__ == "__main__":
    _, place, much, days, threads = sys.argv
    found = count(Path(place), float(much), float(days), int(threads))
    for measure in MEASURES:
        print(measure, sum(number for (_, name), number in found.items() if name == measure))

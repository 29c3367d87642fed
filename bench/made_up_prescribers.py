"""Made-up prescribers as Parquet, by the thousand. Making them is never timed."""

from __future__ import annotations

import atexit
import shutil
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from riktig.national.write_practice import write_parquet
from riktig.synthetic import member_name, member_seed, practice

PRESCRIBERS: Final = 5500
MONTHS: Final = 24
LIST_SIZE: Final = 775  # gives about 8 million rows in all
FEWER: Final = 1100  # a fifth, to see how the time grows
CORES: Final = 2
_TOGETHER: Final = 50


@cache
def prescribers() -> Path:
    """A folder with `all/` and `fewer/`, each with a file a prescriber, and `lister.csv`."""
    folder = Path(mkdtemp(prefix="riktig-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "all").mkdir()
    (folder / "fewer").mkdir()
    with ProcessPoolExecutor(CORES) as pool:
        wanted = range(1, PRESCRIBERS + 1)
        for _ in pool.map(partial(_write, folder), wanted, chunksize=_TOGETHER):
            pass
    names = [member_name(number) for number in range(1, PRESCRIBERS + 1)]
    for name in names[:FEWER]:
        (folder / "fewer" / f"{name}.parquet").hardlink_to(folder / "all" / f"{name}.parquet")
    rows = [f"{name};{LIST_SIZE}" for name in names]
    (folder / "lister.csv").write_text("\n".join(["forskriver;listestorrelse", *rows]), "utf-8")
    return folder


def _write(folder: Path, number: int) -> None:
    made = practice(member_seed(1, number), MONTHS, list_size=LIST_SIZE)
    (folder / "all" / f"{member_name(number)}.parquet").write_bytes(write_parquet(made))

"""The app with one's own prescribing where a kernel may read the rows: on the reader's own machine.

Made only where the server says that it listens on loopback (see `show_app`). Elsewhere the app is
an ordinary `AppWidget` without doors, and the class has no way to be given a file.
Rows are held in memory, written nowhere, and gone with the kernel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from riktig.extract.limits import MAX_BYTES
from riktig.held import Held
from riktig.problem import Problem
from riktig.registry import handle
from riktig.wire import sentence
from riktig_widgets import mounts
from riktig_widgets.app_list import chapters
from riktig_widgets.app_shell import app_html
from riktig_widgets.app_widget import REFUSED, AppWidget, Reply

# All that the audit's page asks of the core.
ROW_DOORS = (
    "inspect", "audit", "example", "recount", "totals", "typed", "past", "episodes", "release",
    "spot_check", "share_text", "warm", "patients", "own_list", "own_list_csv", "work_counts",
    "work_check", "work_open", "work_save", "journal", "mapping_file", "who", "compare_dropped",
)  # fmt: skip
MOST_FILES = 1_000  # of one request; chosen here


class AuditWidget(AppWidget):
    """Answers the audit's page as a worker of the page would, with files that come in pieces."""

    def __init__(self) -> None:
        super().__init__("egen-forskrivning")
        self.doors = ROW_DOORS
        self.held = Held(progress=self._tell)
        self._pieces: dict[int, bytearray] = {}
        self._transfer = 0

    def _html(self, name: str) -> str:
        return app_html(name, "apps", mounts.audit(kernel=True, book=chapters()))

    def _tell(self, step: str, share: float) -> None:
        self.send({"progress": {"step": step, "share": share}})

    def _piece(self, content: Mapping[str, Any], blobs: Sequence[bytes]) -> Reply:
        """The next piece of file `blob` of a `transfer`; a new transfer lets an older one go."""
        transfer, blob = content.get("transfer"), content.get("blob")
        if not _whole(transfer, 1) or not _whole(blob, 0, MOST_FILES) or len(blobs) != 1:
            return REFUSED
        if transfer != self._transfer:
            self._transfer, self._pieces = int(str(transfer)), {}
        if sum(map(len, self._pieces.values())) + len(blobs[0]) > MAX_BYTES:
            self._pieces = {}
            return _too_large(), []
        self._pieces.setdefault(int(str(blob)), bytearray()).extend(blobs[0])
        return {"ok": True}, []

    def _row_door(self, content: Mapping[str, Any], _blobs: Sequence[bytes]) -> Reply:
        """A request with the files of its `transfer`, which are then let go."""
        transfer = content.get("transfer")
        pieces = self._pieces if transfer and transfer == self._transfer else {}
        self._pieces = {}
        request = content.get("request")
        if not isinstance(request, Mapping) or request.get("op") not in self.doors:
            return REFUSED
        blobs = [bytes(pieces[number]) for number in sorted(pieces)]
        pieces.clear()
        return handle({**request, "face": "apps"}, blobs, self.held), []

    replies: ClassVar = {**AppWidget.replies, "door": _row_door, "piece": _piece}


def _whole(value: object, least: int, most: int = 2**53) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _too_large() -> dict[str, Any]:
    megabytes = MAX_BYTES // 10**6
    problem = Problem("too_large", {"size_mb": megabytes + 1, "limit_mb": megabytes})
    return {"ok": False, "message": sentence(problem), "problem": {"code": problem.code}}

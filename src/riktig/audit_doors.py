"""Requests about one's own extract: what it is, the audit of it, and the same again.

`held` keeps the reading between the requests of one page (`riktig.held`), so that a new list size
or a figure's patients need not read the files again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.audit.result import Audit
from riktig.held import Held
from riktig.problem import Refused
from riktig.wire import sentence

Request = Mapping[str, Any]
_OPEN_STATISTICS: Final = ("file_is_fhi_statistics", "file_is_norpd_statistics")


def inspect_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """What kind of table the files hold; columns and samples when it must be asked."""
    from riktig.extract import inspect
    from riktig.extract.remembered import without_mapping

    _refuse_summaries(blobs)
    names, lists, mapping = without_mapping(names_of(request), blobs)
    try:
        proposal = inspect(names, lists, mapping, kept=held.kept)
    except Refused as refusal:
        background = _background(refusal, blobs)
        if background is None:
            raise
        return background
    return {"ok": True, "ready": proposal.ready, "proposal": proposal.as_dict()}


def _background(refusal: Refused, blobs: Sequence[bytes]) -> dict[str, Any] | None:
    """The refusal of one file of open statistics, with the file's own figures beside it."""
    problem = refusal.problem
    if problem.code not in _OPEN_STATISTICS or len(blobs) != 1:
        return None
    from riktig.blocks.background_block import background_block

    block = background_block(blobs[0])
    if block is None:
        return None
    told = {"message": sentence(problem), "problem": {"code": problem.code}}
    return {"ok": False, **told, "background": block.as_dict()}


def audit_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """The audit of the files: what to show, and the private and shared summaries."""
    from riktig.extract import read, read_salt
    from riktig.extract.remembered import without_mapping

    held.reading = held.audit = None
    salt = read_salt(request.get("salt"))
    _refuse_summaries(blobs)
    names, lists, remembered = without_mapping(names_of(request), blobs)
    mapping = request.get("mapping") or remembered
    held.reading = read(names, lists, mapping, salt=salt, kept=held.kept)
    held.kept.forget()
    held.progress("counting", 0)
    return audited(request, held)


def example_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """The audit of a made-up practice, for trying the page."""
    from riktig.extract import read, read_salt
    from riktig.synthetic import example_file

    held.release()
    salt = read_salt(request.get("salt"))
    held.reading = read(["P0001.csv"], [example_file().encode()], salt=salt)
    return audited(request, held)


def recount_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """The audit again of what was read, with other options."""
    return audited(request, held)


def release_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """Forgets what was read."""
    held.release()
    return {"ok": True}


def warm_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """Loads what an audit needs, so that a dropped file does not wait for it."""
    from riktig.extract import read
    from riktig.synthetic import short_file

    short = Held(read(["P0001.csv"], [short_file().encode()]))
    audited({}, short)
    return {"ok": True}


def audited(request: Request, held: Held) -> dict[str, Any]:
    """Audits what is held, with the request's options. A refusal leaves the last audit."""
    from riktig.audit import audit, read_options
    from riktig.blocks.audit_blocks import view
    from riktig.disclosure import share
    from riktig.summary import private_summary

    done = audit(held.read(), read_options(request.get("options") or {}))
    private = private_summary(done)
    answer = {
        "ok": True,
        "view": {**view(done, private), "typed": _typed(done, held)},
        "private": private,
        "share": share(private),
    }
    held.audit = done
    return answer


def _typed(done: Audit, held: Held) -> dict[str, Any] | None:
    """What a list typed in can say of itself, whatever its length; null for a file."""
    from riktig.blocks.typed_list_block import typed_list_block

    return typed_list_block(done).as_dict() if held.read().format == "typed" else None


def _refuse_summaries(blobs: Sequence[bytes]) -> None:
    """Summaries are not extracts: two are a before and an after, shown as that by the page."""
    from riktig.summary.read import looks_like_summary

    found = sum(map(looks_like_summary, blobs))
    if found and found < len(blobs):
        raise Refused("summary_among_extracts")
    if found:
        raise Refused("one_summary" if found == 1 else "summaries")


def names_of(request: Request) -> list[str]:
    """The names of the files, as the page has them."""
    names = request.get("names") or []
    if not isinstance(names, list | tuple):
        raise Refused("invalid_input")
    return [str(name) for name in names]

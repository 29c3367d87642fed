"""Keeps hidden checks out of the feedback pages nbgrader itself can make."""

from __future__ import annotations

from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor


class HideChecks(NbGraderPreprocessor):
    """Empties graded code cells and shortens their tracebacks.

    It must be an `NbGraderPreprocessor`: a plain nbconvert one is not run.
    """

    def preprocess_cell(self, cell: Any, resources: Any, _index: int) -> tuple[Any, Any]:
        """One cell, without what a participant is not to see."""
        graded = cell.metadata.get("nbgrader", {}).get("grade")
        if cell.cell_type == "code" and graded:
            cell.source = "#"
            for output in cell.outputs:
                if output.output_type == "error":
                    output.traceback = [f"{output.ename}: {output.evalue}"]
        return cell, resources

"""Keeps hidden checks and the grader's guide out of the feedback pages nbgrader itself can make."""

from __future__ import annotations

from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor


class HideChecks(NbGraderPreprocessor):
    """Empties check cells and shortens their tracebacks; of a text only the answer is left.

    It must be an `NbGraderPreprocessor`: a plain nbconvert one is not run.
    """

    def preprocess_cell(self, cell: Any, resources: Any, _index: int) -> tuple[Any, Any]:
        """One cell, without what a participant is not to see."""
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or not about.get("grade"):
            return cell, resources
        if about.get("solution"):
            cell.outputs = []
            return cell, resources
        cell.source = "#"
        for output in cell.outputs:
            if output.output_type == "error":
                output.traceback = [f"{output.ename}: {output.evalue}"]
        return cell, resources

"""What `jupyterhub -f` loads. All that is ours to choose stands in the file `RIKTIG_HUB` names."""

import os
import sys
from pathlib import Path

from riktig_hub.jupyterhub.configured import configure
from riktig_hub.jupyterhub.settings import read_settings
from riktig_hub.refusal import Refusal

try:
    configure(get_config(), read_settings(Path(os.environ.get("RIKTIG_HUB", "hub.toml"))))  # type: ignore[name-defined]  # noqa: F821
except Refusal as refusal:
    sys.exit(str(refusal))

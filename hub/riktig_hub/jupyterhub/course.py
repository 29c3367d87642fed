"""The course as a service of the hub: `riktig serve`, which takes the hub's word for a login.

Started by the hub, which sends it every address but its own and the users'.
"""

from __future__ import annotations

import os
import socket
import sys

from riktig_hub import command
from riktig_hub.jupyterhub.login import hub_login


def main() -> int:
    """As `riktig serve`. The proxy knows one port: another is no use."""
    arguments = sys.argv[1:]
    port = int(arguments[arguments.index("--port") + 1])
    with socket.socket() as tried:
        if tried.connect_ex(("127.0.0.1", port)) == 0:
            print(command.text("hub.jupyterhub.port", port=str(port)), file=sys.stderr)
            return 2
    # The registry's URL may hold a password, and what a process is started with is seen by all.
    arguments += ["--no-open", "--registry", os.environ["RIKTIG_REGISTRY"]]
    return command.main(arguments, hub_login(os.environ))


if __name__ == "__main__":
    sys.exit(main())

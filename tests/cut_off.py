"""`python tests/cut_off.py BUILT`, in a network namespace without routes: a laptop and no network.

The interface to this machine itself is brought up, nothing else is there. The real server, a real
browser and a whole visit must do. Run by `tests/browser/test_visit_without_network.py`.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from serving import running_server

SET_FLAGS, UP_AND_RUNNING = 0x8914, 0x1 | 0x40  # SIOCSIFFLAGS, IFF_UP | IFF_RUNNING
OUTSIDE = ("192.0.2.1", 80)  # an address for examples
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def bring_up_loopback() -> None:
    """A new namespace has its `lo` down."""
    with socket.socket() as line:
        fcntl.ioctl(line, SET_FLAGS, struct.pack("16sh14x", b"lo", UP_AND_RUNNING))


def no_way_out() -> bool:
    """Whether the kernel knows no route to any other machine."""
    with socket.socket() as line:
        line.settimeout(2)
        try:
            line.connect(OUTSIDE)
        except OSError:
            routes = Path("/proc/net/route").read_text("ascii").splitlines()[1:]
            return not routes
    return False


def main(built: Path) -> None:
    """Ends with an error when anything of the visit does not do."""
    from visit_path import visit

    bring_up_loopback()
    assert no_way_out(), "there is a network here"
    with running_server(built / "html", built / "apps") as address, sync_playwright() as playwright:
        program = os.environ["RIKTIG_CHROMIUM"]
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        page = browser.new_page(locale="nb-NO")
        page.goto(address)
        visit(page, address.split("/?")[0].rstrip("/"), "/voila/render/besok.ipynb")
        browser.close()
    print("a whole visit, and no network")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

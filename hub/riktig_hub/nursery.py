"""Kernels by fork: a process that has imported what an app needs, and forks itself for each kernel.

A kernel is half a second of imports and a hundredth of a second of the rest. Here the imports are
done once, in a process with one thread, no loop and no socket but its line to the server, so that
a fork of it is a clean start. What the forks have in common they also share in memory.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from jupyter_client.localinterfaces import local_ips

# A request holds an environment of some twenty variables.
MOST_IN_A_REQUEST = 64 * 1024
READY = b"ready"
IMPORTED = (
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "IPython.core.completer",
    "IPython.core.history",
)
APPS_OWN = ("riktig_widgets.app_widget", "riktig_widgets.calculator_widget")


def main() -> None:
    """`python -m riktig_hub.nursery FD`: serves the line until the server closes it."""
    line = socket.socket(fileno=int(sys.argv[1]))
    _import_what_apps_need()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a kernel ended
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server stops its kernels in order
    gc.collect()
    gc.freeze()  # else the first collection in a kernel copies every shared page
    line.send(READY)
    while asked := line.recv(MOST_IN_A_REQUEST):
        _bear(line, json.loads(asked))


def _import_what_apps_need() -> None:
    """Modules, and what they make on first use: templates, texts and tables."""
    # Nobody debugs an app's kernel; without this each would import a debugger.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    for name in IMPORTED:
        import_module(name)
    local_ips()  # asks the system by a program of its own
    with suppress(Exception):  # an app that cannot be made says so in its own kernel
        for name in APPS_OWN:
            import_module(name)
        from riktig_widgets.app_list import APPS
        from riktig_widgets.app_shell import app_html

        for name in APPS:
            app_html(name, "apps")


def _bear(line: socket.socket, request: dict[str, Any]) -> None:
    """Forks a kernel; answers with its id and a handle that no other process can take over."""
    child = os.fork()
    if child == 0:
        try:
            line.close()
            _become_kernel(request)
        finally:
            os._exit(0)
    with suppress(OSError):
        os.setpgid(child, child)
    try:
        handle = os.pidfd_open(child)
    except OSError:
        line.send(b"0")
        return
    socket.send_fds(line, [str(child).encode()], [handle])
    os.close(handle)


def _become_kernel(request: dict[str, Any]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setpgid(0, 0)
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["folder"])
    from ipykernel.kernelapp import IPKernelApp

    # A kernel whose parent is gone ends itself.
    parent = f"--IPKernelApp.parent_handle={os.getppid()}"
    IPKernelApp.launch_instance(["-f", request["file"], parent, "--HistoryManager.enabled=False"])


if __name__ == "__main__":
    main()

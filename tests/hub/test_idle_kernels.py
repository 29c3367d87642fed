"""Kernels nobody uses go; one that was just handed to a page stays."""

from __future__ import annotations

import os
import signal
from time import sleep

import pytest
from asking import admitted, heard, message, packed, until
from kernel_processes import children, kernels
from serving import server_process


@pytest.fixture(scope="module")
def hasty(site, apps):
    """A server that stops a kernel after two idle seconds."""
    with server_process(site, apps, "--idle-seconds", "2") as running:
        yield running


@pytest.mark.thorough
def test_a_preheated_kernel_is_not_culled_before_its_page_connects(hasty):
    operator = admitted(hasty.url)
    sleep(8)  # the preheated one is ready, and has been idle for longer than the limit
    kernel_id = operator.open_app()
    sleep(5)  # the page loads slowly
    with operator.socket(kernel_id) as opened:
        opened.send(packed("shell", message("comm_info_request", {})))
        assert "comm_info_reply" in heard(opened, 15, "comm_info_reply")
        sleep(5)
        assert operator.alive(kernel_id)
    assert until(lambda: not operator.alive(kernel_id), 90)


def running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_kernels_end_with_the_server(site, apps, how):
    with server_process(site, apps) as served:
        admitted(served.url).open_app("environment.ipynb")
        started = {*children(served.process.pid), *kernels(served.process.pid)}
        assert started
        served.process.send_signal(how)
        assert until(lambda: not any(running(one) for one in started), 90)
        served.process.wait(20)

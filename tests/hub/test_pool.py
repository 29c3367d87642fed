"""Kernels that die: in the pool nobody is handed one, in use the page is told, and none is left."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path
from time import sleep

import pytest
from asking import Asking, admitted, heard, message, packed, until
from kernel_processes import children, kernels
from serving import server_process

SEED = 20261122
VISITS = 12  # one after another: some come while a kernel in the pool is making its page
ROUNDS = (3, pytest.param(8, marks=pytest.mark.thorough))


@pytest.fixture(scope="module")
def mortal(site, apps):
    """A server of its own, whose kernels are killed."""
    with server_process(site, apps) as running:
        yield running


def closed(operator: Asking, kernel_id: str) -> None:
    operator.ask(f"/voila/api/shutdown/{kernel_id}", "POST", b"", Sec_Fetch_Site="same-origin")


def test_a_kernel_that_is_making_its_page_is_left_in_peace(mortal):
    """Whoever comes meanwhile gets another; Voila logs the traceback of one that is stopped."""
    operator = admitted(mortal.url)
    for _ in range(VISITS):
        closed(operator, operator.open_app())
    assert "Traceback" not in mortal.printed


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no list of processes here")
@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_pooled_kernel_that_was_killed_is_never_handed_out(mortal, rounds):
    operator = admitted(mortal.url)
    chance = random.Random(SEED)  # noqa: S311 (moments of death, not secrets)
    for _ in range(rounds):
        sleep(chance.uniform(0, 2.5))
        for kernel in kernels(mortal.process.pid):
            os.kill(kernel, signal.SIGKILL)
        sleep(chance.choice((0.05, 0.1, 0.3, 1)))  # a process takes a moment to end
        kernel_id = operator.open_app()
        with operator.socket(kernel_id) as opened:
            opened.send(packed("shell", message("comm_info_request", {})))
            assert "comm_info_reply" in heard(opened, 15, "comm_info_reply")
        closed(operator, kernel_id)


def test_a_kernel_killed_in_use_is_gone_and_its_page_is_told(mortal):
    operator = admitted(mortal.url)
    before = set(kernels(mortal.process.pid))
    kernel_id = operator.open_app("environment.ipynb")
    ours = set(kernels(mortal.process.pid)) - before
    with operator.socket(kernel_id) as opened:
        heard(opened, 1)
        for kernel in ours:
            os.kill(kernel, signal.SIGKILL)
        dead = '"execution_state": "dead"'
        assert dead in heard(opened, 15, dead)
    assert not operator.alive(kernel_id)


def test_kernels_are_had_again_after_the_nursery_died(mortal):
    operator = admitted(mortal.url)
    for process in children(mortal.process.pid):
        os.kill(process, signal.SIGKILL)
    for _ in range(2):
        kernel_id = operator.open_app("environment.ipynb")
        assert operator.alive(kernel_id)
        closed(operator, kernel_id)
        assert until(lambda: not operator.alive(kernel_id))  # noqa: B023 (asked at once)

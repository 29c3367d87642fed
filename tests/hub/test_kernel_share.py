"""Nobody takes all kernels from the others."""

from __future__ import annotations

from riktig_hub.kernels import MOST_KERNELS, MOST_OF_ONE, GuardedKernelManager


def test_where_others_come_too_one_login_has_its_share_and_no_more():
    manager = GuardedKernelManager()
    for number in range(MOST_OF_ONE - 1):
        manager.claim(f"{number}", "one")
    assert manager.has_room("one", shared=True)
    with manager.promised("one"):
        assert not manager.has_room("one", shared=True)
        assert manager.has_room("one", shared=False)
        assert manager.has_room("other", shared=True)
    assert manager.has_room("one", shared=True)


def test_a_full_room_is_full_for_everybody():
    manager = GuardedKernelManager()
    for number in range(MOST_KERNELS):
        manager.claim(f"{number}", f"session {number}")
    for shared in (True, False):
        assert not manager.has_room("new", shared=shared)

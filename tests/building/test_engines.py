"""Work that is done beside this process comes to the same, whatever becomes of the copy that does it."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from livelihood.building.engines import LocalEngine

_HERE = os.getpid()
_ENGINES = [LocalEngine(1), LocalEngine(2), LocalEngine(2, anew=True)]


def _doubled(number: int) -> int:
    return 2 * number


def _dies_in_a_copy(number: int) -> int:
    if os.getpid() != _HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def _where(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("engine", _ENGINES)
def test_the_result_is_the_same_on_every_engine(engine: LocalEngine) -> None:
    assert engine.beside(_doubled, 21)() == 42


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_what_a_copy_left_undone_is_done_here() -> None:
    assert LocalEngine(2).beside(_dies_in_a_copy, 21)() == 42


def test_the_work_is_done_in_a_copy_where_there_is_one() -> None:
    copies = multiprocessing.get_start_method() == "fork"
    assert (LocalEngine(2).beside(_where, 0)() != os.getpid()) == copies
    assert LocalEngine(1).beside(_where, 0)() == os.getpid()

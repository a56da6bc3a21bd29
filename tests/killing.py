"""Commands that are killed while they work."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import AnyStr


def kill_after(process: subprocess.Popen[AnyStr], seconds: float, *, workers: bool = True) -> bool:
    """Kill a command that leads a group after so long, with its ``workers`` or alone; tell whether it was still at work."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        if workers:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        return True
    return False

"""Jupyter's way to a kernel, by a fork where one can be had."""

import asyncio
import sys
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from danvan_data.publish.notebooks.launching import Forked, Warm

LAUNCHER = ["-m", "ipykernel_launcher"]


class Provisioner(LocalProvisioner):
    """Jupyter's own way to a kernel, but that it is forked where it can be."""

    origin: Warm
    process: Any = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel where it would be one of this Python; else, or where that fails, begin one as Jupyter does."""
        at = next((at for at in range(1, len(cmd)) if cmd[at : at + 2] == LAUNCHER), 0)
        if not at or cmd[0] != sys.executable:
            return await super().launch_kernel(cmd, **kwargs)
        told = {"arguments": cmd[at + 2 :], "cwd": str(kwargs.get("cwd") or Path.cwd()), "env": kwargs["env"]}
        try:
            pid = (await asyncio.to_thread(self.origin.ask, **told))["pid"]
        except (OSError, EOFError, ValueError):
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid, self.pgid, self.cwd = Forked(self.origin, pid), pid, pid, told["cwd"]
        return self.connection_info


def provisioner(manager: Any, origin: Warm) -> Provisioner:
    """Return what forks a manager's kernel."""
    made = Provisioner(kernel_id=manager.kernel_id or "", kernel_spec=manager.kernel_spec, parent=manager)
    made.origin = origin
    return made

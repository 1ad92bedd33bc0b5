"""Where the work of reading and linking is done: here, in processes beside this one, or on a cluster."""

from danvan_data.registers.engines.local import LOCAL, Engine, Local

__all__ = ["LOCAL", "Engine", "Local"]

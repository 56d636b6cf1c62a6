"""What one rendering may take before it is killed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of processor, seconds by the clock and bytes of address space.

    `wait`: seconds to wait for a free place before giving up.
    """

    cpu: int
    wall: int
    memory: int
    wait: int


# A page: nobody waits longer, and the threads of the site are few.
PAGE = Limits(cpu=20, wall=25, memory=1024**3, wait=0)
# What somebody trusted asks for once: a command on the server, a publication.
COMMAND = Limits(cpu=300, wall=300, memory=2 * 1024**3, wait=60)

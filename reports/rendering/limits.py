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


# A page: the processor is the limit that says how much a document asks for; the clock
# only ends what waits for nothing. On a machine that others keep busy an ordinary report
# takes two and a half times its processor seconds. With the door's grace it stays below
# the minute after which a proxy stops waiting.
PAGE = Limits(cpu=20, wall=50, memory=1024**3, wait=0)
# What somebody trusted asks for once: a command on the server, a publication.
COMMAND = Limits(cpu=300, wall=300, memory=2 * 1024**3, wait=60)

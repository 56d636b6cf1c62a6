"""What one rendering may take before it is killed."""

from dataclasses import dataclass, replace

KIND = "rendering"  # of the places of a host
PLACES = 2  # documents rendered at once on a host


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of processor, seconds by the clock and bytes of address space.

    `wait`: seconds to wait for a free place before giving up; `places`: how many of the
    host's it may take a part of.
    """

    cpu: int
    wall: int
    memory: int
    wait: int
    places: int = PLACES


# A page: the processor is the limit that says how much a document asks for; the clock
# only ends what waits for nothing. On a machine that others keep busy an ordinary report
# takes two and a half times its processor seconds. With the door's grace it stays below
# the minute after which a proxy stops waiting.
PAGE = Limits(cpu=20, wall=50, memory=1024**3, wait=0)
# What anybody may ask for leaves a place to those who work.
PUBLIC = replace(PAGE, places=PLACES - 1)
# What somebody trusted asks for once: a command on the server, a publication. A plan of 2,000
# rows takes more than five minutes by the clock where others keep the processor busy.
COMMAND = Limits(cpu=300, wall=900, memory=2 * 1024**3, wait=60)

"""What systemd lets our services do: all that it can forbid is forbidden, or named here."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

SYSTEMD = Path(__file__).parents[2] / "deploy/systemd"
SERVICES = sorted(SYSTEMD.glob("*.service"))
TIMERS = sorted(SYSTEMD.glob("*.timer"))
# What every service needs, or what others here forbid already.
NEEDED = {
    "DeviceAllow",  # PrivateDevices=
    "IPAddressDeny",  # database, e-mail and provider have addresses of the entity's own
    "MemoryDenyWriteExecute",  # libffi's closures
    "PrivateMounts",  # ProtectSystem=
    "PrivateNetwork",
    "PrivateUsers",  # PostgreSQL knows people by their user
    "RestrictAddressFamilies_AF_INET_INET6",
    "RestrictAddressFamilies_AF_UNIX",
    "RootDirectoryOrRootImage",
    "SystemCallFilter_resources",  # who makes a PDF limits itself
}
OF_A_COMMAND = {"ProcSubset", "RemoveIPC"}
MORE = {
    "pei.service": {"UMask"},  # 0027: the group of the service reads its files
    "pei-backup.service": OF_A_COMMAND,
    "pei-drill.service": OF_A_COMMAND,
    "pei-forget.service": OF_A_COMMAND,
    "pei-reminders.service": OF_A_COMMAND,
    # Writes to the repository and locks in /tmp, as what archives does.
    "pei-base.service": OF_A_COMMAND | {"PrivateTmp", "ProtectProc", "ProtectSystem"},
}
analysed = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="a machine of systemd's"
)


def allowed(unit):
    """Return what systemd could forbid the service and does not."""
    answer = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--json=short", unit],
        capture_output=True,
        check=True,
    )
    return {one["json_field"] for one in json.loads(answer.stdout) if not one["set"]}


def values(unit, name):
    """Return what a unit says under a name, as often as it does."""
    return re.findall(rf"^{name}=(.*)$", unit.read_text("utf-8"), re.MULTILINE)


@analysed
@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_a_service_may_do_what_it_needs_and_no_more(unit):
    assert allowed(unit) - NEEDED - MORE[unit.name] == set()


@analysed
@pytest.mark.parametrize(
    ("line", "freed"),
    [
        ("ProtectSystem=strict", "ProtectSystem"),
        ("NoNewPrivileges=yes", "NoNewPrivileges"),
        ("User=pei", "UserOrDynamicUser"),
    ],
)
def test_a_protection_that_is_taken_away_is_seen(tmp_path, line, freed):
    unit = tmp_path / "pei.service"
    unit.write_text((SYSTEMD / unit.name).read_text("utf-8").replace(f"{line}\n", ""))

    assert freed in allowed(unit) - NEEDED - MORE[unit.name]


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_no_service_takes_all_the_memory(unit):
    assert values(unit, "MemoryMax") in (["2G"], ["3G"])


def test_the_service_comes_back_by_itself_and_with_its_locks():
    unit = SYSTEMD / "pei.service"

    assert values(unit, "Restart") == ["always"]
    assert values(unit, "KillMode") == ["mixed"]  # the master ends its workers
    assert [one.rpartition(" ")[2] for one in values(unit, "ExecStartPre")] == [
        "mend_locks"
    ]


@pytest.mark.parametrize("unit", TIMERS, ids=lambda unit: unit.name)
def test_what_was_not_done_while_the_machine_was_off_is_done_afterwards(unit):
    assert values(unit, "Persistent") == ["true"]


def test_nobody_but_the_proxy_opens_the_socket():
    unit = SYSTEMD / "pei.socket"

    assert values(unit, "SocketMode") == ["0660"]
    assert values(unit, "SocketGroup") == ["www-data"]

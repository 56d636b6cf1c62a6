"""The addresses outside the admin's own screens, row by row (letters: expectations.py).

Columns of an address without an object are empty.
"""

from collections.abc import Mapping

from tests.security.expected_frame import FRAME
from tests.security.expected_reports import REPORTS

_ROOMS = """
admin:admin/(?P<url>.*)$
  GET            eeennnnnnnn
  POST           eeennnnnnnn
admin:app_list
  GET            eeekkkkkkkk
  POST           eeekkkkkkkk
admin:auth_user_password_change
  GET own        eeemmmmmmmm
  GET other      eeemmmmmmmm
  GET missing    eeemmmmmmmm
  POST own       eeemmmmmmmm
  POST other     eeemmmmmmmm
  POST missing   eeemmmmmmmm
admin:autocomplete
  GET            eeekkkkkkkk
  POST           eeexxxxxxxx
admin:entry_bulk_move
  GET own        eeexxxxxxxx
  GET other      eeexxxxxxxx
  GET closed     eeexxxxxxxx
  GET missing    eeexxxxxxxx
  POST own       ddemmmwmwmw
  POST other     ddemmmmmwmw
  POST closed    ddemmmmmmmm
  POST missing   ddennnnnnnn
admin:entry_form
  GET own        eeenkkkkkkk
  GET other      eeennnnkkkk
  GET closed     eeenkkkkkkk
  GET missing    eeennnnnnnn
  POST own       ddendwwdwdw
  POST other     ddennnndwdw
  POST closed    ddendccdcdc
  POST missing   ddennnnnnnn
admin:entry_grid
  GET own        eeekkkkkkkk
  GET other      eeekkkkkkkk
  GET closed     eeekkkkkkkk
  GET missing    eeennnnnnnn
  POST own       ddemdwwmmmm
  POST other     ddemmmmmmmm
  POST closed    ddemdccmmmm
  POST missing   ddennnnnnnn
admin:entry_home
  GET            eeekkkkkkkk
  POST           ddexxxxxxxx
admin:entry_move
  GET own        eeexxxxxxxx
  GET other      eeexxxxxxxx
  GET closed     eeexxxxxxxx
  GET missing    eeexxxxxxxx
  POST own       ddenddwdwdw
  POST other     ddennnndwdw
  POST closed    ddenddddcdc
  POST missing   ddennnnnnnn
admin:entry_preview
  GET own        eeenkkkkkkk
  GET other      eeennnnkkkk
  GET closed     eeenkkkkkkk
  GET missing    eeennnnnnnn
  POST own       ddexxxxxxxx
  POST other     ddexxxxxxxx
  POST closed    ddexxxxxxxx
  POST missing   ddexxxxxxxx
admin:entry_sheet_confirm
  GET own        eeexxxxxxxx
  GET other      eeexxxxxxxx
  GET closed     eeexxxxxxxx
  GET missing    eeexxxxxxxx
  POST own       ddecdwwdwdw
  POST other     ddecdccdwdw
  POST closed    ddecdccdcdc
  POST missing   ddendnndndn
admin:entry_sheet_download
  GET own        eeekdkkdkdk
  GET other      eeekdkkdkdk
  GET closed     eeemdmmdmdm
  GET missing    eeendnndndn
  POST own       ddexxxxxxxx
  POST other     ddexxxxxxxx
  POST closed    ddexxxxxxxx
  POST missing   ddexxxxxxxx
admin:entry_sheet_upload
  GET own        eeekdkkdkdk
  GET other      eeekdkkdkdk
  GET closed     eeekdkkdkdk
  GET missing    eeendnndndn
  POST own       ddekdkkdkdk
  POST other     ddekdkkdkdk
  POST closed    ddekdkkdkdk
  POST missing   ddendnndndn
admin:entry_year_grid
  GET own        eeenkkkkkkk
  GET other      eeennnnkkkk
  GET closed     eeenkkkkkkk
  GET missing    eeennnnnnnn
  POST own       ddendwwdwdw
  POST other     ddennnndwdw
  POST closed    ddendccdcdc
  POST missing   ddennnnnnnn
admin:evidence_download
  GET own        eeenkkkkkkk
  GET other      eeennnnkkkk
  GET closed     eeenkkkkkkk
  GET missing    eeennnnnnnn
  POST own       ddexxxxxxxx
  POST other     ddexxxxxxxx
  POST closed    ddexxxxxxxx
  POST missing   ddexxxxxxxx
admin:evidence_link
  GET own        eeexxxxxxxx
  GET other      eeexxxxxxxx
  GET closed     eeexxxxxxxx
  GET missing    eeexxxxxxxx
  POST own       ddendwwdwdw
  POST other     ddennnndwdw
  POST closed    ddendmmdmdm
  POST missing   ddennnnnnnn
admin:evidence_publish
  GET own        eeexxxxxxxx
  GET other      eeexxxxxxxx
  GET closed     eeexxxxxxxx
  GET missing    eeexxxxxxxx
  POST own       ddenddddwdw
  POST other     ddennnndwdw
  POST closed    ddenddddwdw
  POST missing   ddennnnnnnn
admin:evidence_upload
  GET own        eeexxxxxxxx
  GET other      eeexxxxxxxx
  GET closed     eeexxxxxxxx
  GET missing    eeexxxxxxxx
  POST own       ddendwwdwdw
  POST other     ddennnndwdw
  POST closed    ddendmmdmdm
  POST missing   ddennnnnnnn
admin:evidence_withdraw
  GET own        eeexxxxxxxx
  GET other      eeexxxxxxxx
  GET closed     eeexxxxxxxx
  GET missing    eeexxxxxxxx
  POST own       ddendwwdwdw
  POST other     ddennnndwdw
  POST closed    ddendmmdmdm
  POST missing   ddennnnnnnn
admin:index
  GET            eeemkmmkmkk
  POST           eeemkmmkmkk
admin:jsi18n
  GET            eeekkkkkkkk
  POST           eeexxxxxxxx
admin:login
  GET            eemmmmmmmmm
  POST           eemmmmmmmmm
admin:logout
  GET            eemxxxxxxxx
  POST           eemmmmmmmmm
admin:password_change
  GET            eeemmmmmmmm
  POST           eeemmmmmmmm
admin:password_change_done
  GET            eeekkkkkkkk
  POST           eeexxxxxxxx
admin:tables
  GET            eeekkkkkkkk
  POST           eeekkkkkkkk
admin:view_on_site
  GET            eeennnnnnnn
  POST           eeennnnnnnn
"""


def _cells(lines: str) -> dict[tuple[str, str], str]:
    """Read rows of method, column and letters."""
    cells = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        place, _, letters = line.rpartition(" ")
        method, _, column = place.strip().partition(" ")
        cells[method, column.strip()] = letters
    return cells


def _rooms() -> dict[str, Mapping[tuple[str, str], str]]:
    """Read the table: a name, and its rows below it, moved in."""
    rooms: dict[str, Mapping[tuple[str, str], str]] = {}
    name, lines = "", ""
    for line in [*f"{_ROOMS}{FRAME}".strip().splitlines(), "end"]:
        if line.startswith(" "):
            lines += f"{line}\n"
            continue
        if name:
            rooms[name] = _cells(lines)
        name, lines = line, ""
    return rooms


ROOMS = _rooms() | {
    f"reports:{name}": _cells(lines)
    for lines, names in REPORTS.items()
    for name in names
}

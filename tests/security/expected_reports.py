"""The addresses of the report, row by row (letters: expectations.py).

A column is a cut-off, with a number the revision of one; empty where there is none.
Who asks for a draft PDF as a browser does is told that it is being made; the slides of a
draft are made once, and kept.
"""

_AT_CUTOFF = """
  GET open       eekkkkkkkkk
  GET closed     eekkkkkkkkk
  GET published  kkkkkkkkkkk
  GET missing    eennnnnnnnn
  GET closed-1    eekkkkkkkkk
  GET published-1 kkkkkkkkkkk
  GET published-2 eennnnnnnnn
  POST closed    xxxxxxxxxxx
"""
_COMPARED = """
  GET closed-1    eekkkkkkkkk
  GET published-1 kkkkkkkkkkk
  GET published-2 eennnnnnnnn
  GET published-1 nothing  eennnnnnnnn
"""
_NOTHING = "  GET published nothing  nnnnnnnnnnn\n"
_PUBLIC = """
  GET            kkkkkkkkkkk
  POST           xxxxxxxxxxx
"""
_ONE = _PUBLIC + "  GET nothing  nnnnnnnnnnn\n"
# What other sites show is of published cut-offs alone, whoever asks.
_EMBEDDED = _AT_CUTOFF.replace("eekkkkkkkkk", "eennnnnnnnn")
# A stranger sees one cut-off: there is no other to compare it with in a file.
_NOTHING_ELSE = _AT_CUTOFF.replace("published  kk", "published  nn").replace(
    "published-1 kk", "published-1 nn"
)
# Whoever reads the cut-off reads what was made public of it, and nothing more.
_PROOF = (
    _AT_CUTOFF
    + """
  GET published private  nnnnnnnnnnn
  GET open private       eennnnnnnnn
  GET published nothing  nnnnnnnnnnn
"""
)
# Rows -> the names, without their namespace, of the addresses that answer so.
REPORTS = {
    _PUBLIC: (
        *("latest", "plan", "methodology", "changes", "changes_csv"),
        *("open_data", "schema", "dictionary", "publications", "feed"),
        *("sitemap", "robots", "latest_badge"),
    ),
    _ONE: ("latest_objective_badge",),
    _PROOF: ("evidence",),
    _AT_CUTOFF: (
        "cutoff",
        "departments",
        *("report_html", "report_pdf", "report_pptx", "report_xlsx"),
        "report_csv",
        "report_json",
        *("indicators", "indicators_csv", "indicators_xlsx", "trend", "trend_csv"),
        "compare",
    ),
    _AT_CUTOFF + _NOTHING: ("objective", "indicator", "department"),
    _NOTHING_ELSE: ("compare_csv",),
    _EMBEDDED: ("badge", "picture"),
    _EMBEDDED + _NOTHING: ("objective_badge",),
    _COMPARED: ("comparison",),
}

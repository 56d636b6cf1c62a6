"""axe-core in a page: what keeps people with a disability from using it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
WCAG_2_1_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# The rest is thousands of elements that pass: to describe and carry them takes longer
# than to judge them.
RUN = """async tags => {
  const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
  return (await axe.run(document, options)).violations;
}"""


def violations(page: Page) -> list[str]:
    """Return one line for each element of the page that breaks WCAG 2.1 AA."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SOURCE)  # not a <script>: that one the page's CSP would refuse
    found = page.evaluate(RUN, WCAG_2_1_AA)
    return [explain(rule, node) for rule in found for node in rule["nodes"]]


def explain(rule: dict[str, Any], node: dict[str, Any]) -> str:
    """Return the rule, the element and what to do about it, in one line."""
    advice = " ".join(node["failureSummary"].split())
    return f"{rule['id']}: {' '.join(map(str, node['target']))}: {advice}"

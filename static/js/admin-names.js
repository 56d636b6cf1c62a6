// Names that assistive technology misses in Django's own widgets: dates split in two
// boxes, rows of tables, autocompletes, tooltips of the two-box selector; and the icons that
// Django names in English; the table of a list, which may scroll, and its cells, which a
// narrow screen shows as cards (admin.css). Nothing else.
"use strict";

const BOXES = ".vDateField, .vTimeField, .tabular td input:not([type=hidden]), .tabular td select, .tabular td textarea";
const PARTS = { vDateField: "fecha", vTimeField: "hora" };
const ICONS = { Search: "Buscar", True: "Sí", False: "No", None: "Sin dato" };

(function () {
  function labelOf(element) {
    const field = element.closest("fieldset, .form-row, td, .fieldBox");
    const label = field && field.querySelector("label, legend");
    return label ? label.textContent.trim().replace(/:$/, "") : "";
  }

  function headingOf(cell) {
    if (!cell) {
      return "";
    }
    const heads = cell.closest("table").querySelectorAll("thead th");
    const head = heads[cell.cellIndex];
    return head ? (head.querySelector(".text") || head).textContent.trim() : "";
  }

  function nameOf(element) {
    return headingOf(element.closest("td")) || labelOf(element);
  }

  function named(element) {
    return element.hasAttribute("aria-label") || (element.labels && element.labels.length);
  }

  function name() {
    document.querySelectorAll(".help-tooltip[aria-label]:not([role])").forEach(function (tip) {
      tip.setAttribute("role", "img");
    });
    document.querySelectorAll("img[src*='/admin/img/']").forEach(function (icon) {
      icon.alt = ICONS[icon.alt] || icon.alt;
    });
    document.querySelectorAll(BOXES).forEach(function (box) {
      if (!named(box)) {
        const part = Object.keys(PARTS).find(function (kind) { return box.classList.contains(kind); });
        box.setAttribute("aria-label", nameOf(box) + (part ? ", " + PARTS[part] : ""));
      }
    });
    document.querySelectorAll(".select2-container").forEach(function (container) {
      const select = container.previousElementSibling;
      const label = select && (select.labels && select.labels[0] ? select.labels[0].textContent.trim() : nameOf(select));
      container.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]").forEach(function (part) {
        if (label && part.getAttribute("aria-label") !== label) {
          part.setAttribute("aria-label", label);
        }
      });
    });
  }

  function nameList() {
    const list = document.querySelector("#changelist .results");
    if (!list) {
      return;
    }
    list.tabIndex = 0;
    list.setAttribute("role", "region");
    list.setAttribute("aria-label", document.querySelector("#content h1").textContent.trim());
    list.querySelectorAll("tbody td").forEach(function (cell) {
      const heading = headingOf(cell);
      if (heading) {
        cell.dataset.label = heading;
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    name();
    nameList();
    new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  });
})();

// The live sum, or last level, of a year's months against its target. Exact: ten-thousandths
// as whole numbers. The server checks everything again when it saves.
"use strict";

(function () {
  const SCALE = 4; // decimals of what may be typed
  const NUMBER = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,4}))?$/;
  const AMBIGUOUS = /^\d{1,3}\.\d{3}$/;
  const WORDS = { sum: "Suma la meta", level: "Llega a la meta" };

  function read(text) {
    const found = NUMBER.exec(text);
    if (!found) { return null; }
    return BigInt(found[1].replaceAll(".", "") + (found[2] || "").padEnd(SCALE, "0"));
  }

  function typed(text) {
    return AMBIGUOUS.test(text.trim()) ? null : read(text.trim());
  }

  function write(number) {
    const digits = String(number).padStart(SCALE + 1, "0");
    const decimals = digits.slice(-SCALE).replace(/0+$/, "");
    return digits.slice(0, -SCALE).replace(/\B(?=(\d{3})+$)/g, ".") + (decimals ? "," + decimals : "");
  }

  // What the row holds: column (0 is the target) -> number; closed months are read too.
  function values(row) {
    const found = new Map();
    row.querySelectorAll("[data-column], [data-shut]").forEach(function (node) {
      const number = node.dataset.shut ? read(node.textContent.trim()) : typed(node.value);
      if (number !== null) { found.set(Number(node.dataset.shut || node.dataset.column), number); }
    });
    return found;
  }

  function rolled(row, found) {
    const months = Array.from(found.keys()).filter(Boolean).sort(function (one, other) { return one - other; });
    if (!months.length) { return null; }
    if (row.dataset.row === "level") { return found.get(months.at(-1)); }
    return months.reduce(function (total, month) { return total + found.get(month); }, 0n);
  }

  function lacking(row, target, total) {
    if (row.dataset.row === "level") { return "El último mes no es la meta"; }
    const apart = target - (total === null ? 0n : total);
    return apart > 0n ? "Faltan " + write(apart) : "Sobran " + write(-apart);
  }

  function told(row, target, total) {
    if (target === undefined) { return total === null ? ["none", "Sin programación"] : ["behind", "Falta la meta"]; }
    const reached = total === null && row.dataset.row === "sum" ? 0n : total;
    return reached === target ? ["met", WORDS[row.dataset.row]] : ["behind", lacking(row, target, total)];
  }

  function follow(row) {
    row.addEventListener("input", function (event) {
      if (!event.target.matches("[data-column]")) { return; }
      const found = values(row);
      const total = rolled(row, found);
      const [style, word] = told(row, found.get(0), total);
      const mark = document.createElement("span");
      const icon = document.querySelector(style === "met" ? "template[data-right]" : "template[data-wrong]");
      mark.className = "mark mark--" + style;
      mark.append(icon.content.cloneNode(true), word);
      row.querySelector("[data-rolled]").textContent = total === null ? "—" : write(total);
      row.querySelector("[data-mark]").replaceChildren(mark);
      row.querySelectorAll("[data-fault]").forEach(function (fault) { fault.remove(); }); // they were of what stood before
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-row]").forEach(follow);
  });
})();

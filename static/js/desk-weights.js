// The live sum of an objective's weights. Exact: ten-thousandths as whole numbers. The
// server computes everything again; without this the buttons do.
"use strict";

(function () {
  const SCALE = 4; // decimals of what may be typed
  const FULL = 1000000n; // 100,00
  const NUMBER = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,4}))?$/;
  const AMBIGUOUS = /^\d{1,3}\.\d{3}$/;

  function read(text) {
    const found = NUMBER.exec(text.trim());
    if (!found || AMBIGUOUS.test(text.trim())) { return null; }
    return BigInt(found[1].replaceAll(".", "") + (found[2] || "").padEnd(SCALE, "0"));
  }

  function write(number) {
    const digits = String(number).padStart(SCALE + 1, "0");
    const decimals = digits.slice(-SCALE).replace(/0{1,2}$/, "");
    return digits.slice(0, -SCALE).replace(/\B(?=(\d{3})+$)/g, ".") + "," + decimals;
  }

  function sum(rows) {
    return rows.reduce(function (so_far, row) {
      const out = row.querySelector("[data-out]");
      const number = out && out.checked ? 0n : read(row.querySelector("[data-weight]").value);
      return so_far + (number === null ? 0n : number);
    }, 0n);
  }

  function word(total) {
    if (total === FULL) { return "Suma 100,00"; }
    return total < FULL ? "Faltan " + write(FULL - total) : "Sobran " + write(total - FULL);
  }

  function follow(form) {
    const rows = Array.from(form.querySelectorAll("tr")).filter(function (row) { return row.querySelector("[data-weight]"); });
    const place = form.querySelector("[data-sum-mark]");
    function tell() {
      const total = sum(rows);
      const mark = document.createElement("span");
      const icon = form.querySelector(total === FULL ? "template[data-exact]" : "template[data-off]");
      mark.className = "mark " + (total === FULL ? "mark--met" : "mark--behind");
      mark.append(icon.content.cloneNode(true), word(total));
      form.querySelector("[data-sum]").textContent = write(total) + "%";
      if (place.textContent.trim() !== word(total)) { place.replaceChildren(mark); }
    }
    form.addEventListener("input", tell);
    form.addEventListener("change", tell);
    tell();
  }

  document.addEventListener("DOMContentLoaded", function () {
    const form = document.getElementById("weights");
    if (form) { follow(form); }
  });
})();

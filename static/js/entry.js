// Help for whoever types: how the value would stand (the server says it), a counter, a
// draft kept in this browser until it is saved, Ctrl + Enter. Everything works without.
"use strict";

(function () {
  const WAIT = 300; // milliseconds without a key before asking the server
  const DAYS = 7 * 24 * 3600 * 1000;
  const SENDING = "pei:sending";

  function after(action) {
    let timer = 0;
    return function () {
      clearTimeout(timer);
      timer = setTimeout(action, WAIT);
    };
  }

  // --- how it would stand ------------------------------------------------------------

  function show(place, told) {
    place.querySelectorAll("[data-told]").forEach(function (node) {
      node.textContent = told[node.dataset.told];
    });
    const list = place.querySelector("[data-warnings]");
    if (list) {
      list.replaceChildren(...told.errors.concat(told.warnings).map(function (text) {
        const item = document.createElement("li");
        item.textContent = text;
        return item;
      }));
    }
    const cause = place.querySelector("[data-cause]");
    if (cause) {
      cause.textContent = told.needs_cause
        ? "Obligatoria para enviar: hay rezago o sobre ejecución."
        : "Obligatoria sólo si hay rezago o sobre ejecución.";
    }
  }

  function preview(element) {
    const value = element.querySelector("input[name$=executed]");
    const place = element.matches("tr") ? element : document.getElementById("content");
    let latest = 0;
    if (!value) { return; }
    value.addEventListener("input", after(function () {
      const turn = ++latest;
      fetch(element.dataset.preview + "?executed=" + encodeURIComponent(value.value), { credentials: "same-origin" })
        .then(function (answer) { return answer.ok && !answer.redirected ? answer.json() : null; })
        .then(function (told) { if (told && turn === latest) { show(place, told); } })
        .catch(function () {}); // without network the page still saves or says why not
    }));
  }

  // --- the counter of long texts -----------------------------------------------------

  function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ".");
  }

  function count(area) {
    const note = document.querySelector('[data-count="' + area.id + '"]');
    const limit = Number(area.dataset.limit);
    function tell() {
      note.textContent = grouped(area.value.length) + " de " + grouped(limit) + " caracteres";
      note.classList.toggle("over", area.value.length > limit);
    }
    if (note) {
      area.addEventListener("input", tell);
      tell();
    }
  }

  // --- the draft -----------------------------------------------------------------------

  function fields(form) {
    return Array.from(form.elements).filter(function (field) {
      return field.name && (field.matches("textarea, input[type=text], select"));
    });
  }

  function read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (kept && Date.now() - kept.at < DAYS) { return kept; }
      localStorage.removeItem(key);
    } catch { /* storage refused, or not ours */ }
    return null;
  }

  function offer(form, key, kept) {
    const box = document.createElement("section");
    const text = document.createElement("p");
    const row = document.createElement("p");
    box.className = "notice notice--draft";
    box.setAttribute("role", "status");
    row.className = "actions-row";
    text.textContent = "En este navegador quedó un texto suyo sin guardar, del " + new Date(kept.at).toLocaleString("es-CO") + ".";
    [["Recuperarlo", "act", function () {
      fields(form).forEach(function (field) {
        if (field.name in kept.values) {
          field.value = kept.values[field.name];
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      });
    }], ["Descartarlo", "act act--quiet", function () { localStorage.removeItem(key); }]].forEach(function (choice) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = choice[0];
      button.className = choice[1];
      button.addEventListener("click", function () { choice[2](); box.remove(); form.querySelector("input[type=text], textarea").focus(); });
      row.append(button);
    });
    box.append(text, row);
    form.before(box);
  }

  function keepDraft(form) {
    const key = "pei:" + form.dataset.draft + ":" + location.pathname + "#" + form.id;
    const now = function () { return Object.fromEntries(fields(form).map(function (field) { return [field.name, field.value]; })); };
    const kept = read(key);
    const shown = JSON.stringify(now());
    if (kept && JSON.stringify(kept.values) !== shown) { offer(form, key, kept); }
    form.addEventListener("input", after(function () {
      try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: now() })); } catch { /* full or refused */ }
    }));
    form.addEventListener("submit", function () {
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: now() }));
        sessionStorage.setItem(SENDING, key);
      } catch { /* full or refused */ }
    });
    document.querySelectorAll("[data-forget]").forEach(function (link) {
      link.addEventListener("click", function () { localStorage.removeItem(key); });
    });
  }

  function forgetSaved() {
    try {
      if (document.querySelector(".messagelist .saved")) { localStorage.removeItem(sessionStorage.getItem(SENDING)); }
      sessionStorage.removeItem(SENDING);
    } catch { /* storage refused */ }
  }

  document.addEventListener("DOMContentLoaded", function () {
    forgetSaved();
    document.querySelectorAll("[data-preview]").forEach(preview);
    document.querySelectorAll("textarea[data-limit]").forEach(count);
    document.querySelectorAll("form[data-draft]").forEach(keepDraft);
    document.addEventListener("keydown", function (event) {
      const form = event.target.closest("form[data-draft]");
      const button = form && form.querySelector("[data-submit]");
      if (button && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit(button);
      }
    });
  });
})();

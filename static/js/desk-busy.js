// While a slow step is under way: the button rests and a line says what is happening.
// Everything works without: the browser's own progress shows it.
"use strict";

document.querySelectorAll("form[data-busy]").forEach(function (form) {
  const line = document.createElement("p");
  line.className = "busy";
  line.setAttribute("role", "status");
  form.after(line);
  form.addEventListener("submit", function () {
    const wheel = document.createElement("progress");
    wheel.setAttribute("aria-label", "En curso");
    line.replaceChildren(wheel, document.createTextNode(form.dataset.busy));
    form.querySelectorAll("button").forEach(function (button) { button.disabled = true; });
  });
});

// Back from another page by the browser's own button: nothing is under way any more.
window.addEventListener("pageshow", function (event) {
  if (!event.persisted) { return; }
  document.querySelectorAll("form[data-busy] button").forEach(function (button) { button.disabled = false; });
  document.querySelectorAll(".busy").forEach(function (line) { line.replaceChildren(); });
});

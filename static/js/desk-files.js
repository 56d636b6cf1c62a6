// Help for whoever uploads: one press is enough, and the result is read when it comes.
// Everything works without.
"use strict";

(function () {
  document.querySelectorAll("form[data-upload]").forEach(function (form) {
    form.addEventListener("submit", function () {
      const button = form.querySelector("[type=submit]");
      const waiting = form.querySelector("[data-waiting]");
      setTimeout(function () { button.disabled = true; }, 0); // after it is sent
      if (waiting) { waiting.hidden = false; }
    });
  });

  // The page comes back from the browser's memory with its button pressed.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      document.querySelectorAll("form[data-upload] [type=submit]").forEach(function (button) {
        button.disabled = false;
      });
    }
  });

  const result = document.getElementById("resultado");
  if (result) { result.focus({ preventScroll: true }); }
})();

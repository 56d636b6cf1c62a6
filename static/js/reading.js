/* How a person reads: theme, contrast and size of the letter, kept in their browser.
   It runs before the first paint (a small script in the head), so nothing flashes. */
(() => {
  "use strict";
  const KEY = "pei-lectura";
  const SIZES = [90, 100, 115, 130, 150]; // per cent: the attribute that base.css knows
  const THEMES = ["auto", "light", "dark"];
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const more = matchMedia("(prefers-contrast: more)");
  const chosen = read();

  function read() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(KEY)); } catch { /* none, or not ours */ }
    return {
      theme: THEMES.includes(kept?.theme) ? kept.theme : "auto",
      contrast: typeof kept?.contrast === "boolean" ? kept.contrast : null, // null: the system's
      size: SIZES.includes(kept?.size) ? kept.size : 100,
    };
  }

  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* this visit only */ }
  }

  const isHigh = () => chosen.contrast ?? more.matches;

  function set(name, value) {
    if (value) root.setAttribute(name, value);
    else root.removeAttribute(name);
  }

  function apply() {
    const auto = isHigh() ? (night.matches ? "dark" : "light") : null; // contrast needs to know
    set("data-theme", chosen.theme === "auto" ? auto : chosen.theme);
    set("data-contrast", isHigh() && "high");
    set("data-size", chosen.size !== 100 && String(chosen.size));
    show();
  }

  function part(name) { return document.querySelector(`.reading [data-reading="${name}"]`); }

  function show() {
    part("contrast")?.setAttribute("aria-pressed", String(isHigh()));
    const theme = part("theme");
    if (theme) theme.value = chosen.theme;
  }

  function tell(text) { part("told").textContent = text; }

  function resize(step) {
    const at = SIZES.indexOf(chosen.size) + step;
    chosen.size = step === 0 ? 100 : SIZES[Math.max(0, Math.min(SIZES.length - 1, at))];
    tell(`Letra al ${chosen.size} %`);
  }

  const acts = {
    contrast() { chosen.contrast = !isHigh(); tell(chosen.contrast ? "Contraste alto" : "Contraste normal"); },
    smaller() { resize(-1); },
    normal() { resize(0); },
    larger() { resize(1); },
  };

  function finish() { keep(); apply(); }

  function wire() {
    for (const [name, act] of Object.entries(acts)) {
      part(name)?.addEventListener("click", () => { act(); finish(); });
    }
    part("theme")?.addEventListener("change", (event) => { chosen.theme = event.target.value; finish(); });
    show();
  }

  root.setAttribute("data-reading", "");
  apply();
  night.addEventListener("change", apply);
  more.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", wire);
})();

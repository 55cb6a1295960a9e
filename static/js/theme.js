// Runs before the first paint, so that the page never flashes in the other scheme.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try { chosen = localStorage.getItem("theme"); } catch { /* storage may be forbidden: then the system decides */ }
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  // Another language shows the same place of the same page.
  document.addEventListener("submit", ({ target }) => {
    if (target.matches(".languages")) target.elements.next.value = location.pathname + location.search + location.hash;
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme-switch]");
    if (!button) return;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* kept for this page only */ }
  });
})();

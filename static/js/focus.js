// The keyboard's place on the page, when the control that had it goes: without this it falls back to the page's beginning.
const shown = (element) => element.getClientRects().length > 0 && !element.disabled && getComputedStyle(element).visibility !== "hidden";

// Runs a change of `root`; if the control with the focus is gone after it, the first of `heirs()` that can take it does.
export function keepFocus(root, change, heirs) {
  const had = root.contains(document.activeElement) ? document.activeElement : null;
  change();
  if (had && !(had.isConnected && shown(had))) [...heirs()].find(shown)?.focus({ preventScroll: true });
}

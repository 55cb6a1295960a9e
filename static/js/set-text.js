// Touches the page only where something changes: a screen reader reads out what is written anew, the same or not.
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A short message at the foot of the page, read out by screen readers.
export function toast(text, kind = "info") {
  const box = document.getElementById("toasts");
  const item = document.createElement("p");
  item.className = "toast";
  item.dataset.kind = kind;
  item.textContent = text;
  box.append(item);
  while (box.children.length > 3) box.firstChild.remove();
  setTimeout(() => item.remove(), kind === "error" ? 9000 : 5000);
}

// Redoc shows its maker's mark from another host, which a page of ours may not load: it gets our own instead. It must
// be in place before Redoc sets the address; afterwards the browser has complained already.
const set = Element.prototype.setAttribute;
const ours = document.querySelector("link[rel=icon]").href;

HTMLImageElement.prototype.setAttribute = function (name, value) {
  const foreign = name === "src" && new URL(value, location).origin !== location.origin && !String(value).startsWith("data:");
  set.call(this, name, foreign ? ours : value);
};

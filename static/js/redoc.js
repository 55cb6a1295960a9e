// Redoc shows its maker's mark from another host, which a page of ours may not load: it gets our own instead. It must
// be in place before Redoc sets the address; afterwards the browser has complained already.
const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
const ours = document.querySelector("link[rel=icon]").href;

Object.defineProperty(HTMLImageElement.prototype, "src", {
  ...source,
  set(address) {
    const { origin, protocol } = new URL(address, location.href);
    source.set.call(this, origin === location.origin || protocol === "data:" ? address : ours);
  },
});

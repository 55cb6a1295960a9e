// A reader of the API's description, loaded when somebody wants it: it is many times the weight of the page.
import { toast } from "./toast.js";

const { gettext } = globalThis;

export const script = (address) => loaded("script", { src: address });
export const style = (address) => loaded("link", { rel: "stylesheet", href: address });

function loaded(name, attributes) {
  return new Promise((resolve, reject) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.addEventListener("load", resolve);
    made.addEventListener("error", () => {
      made.remove();
      reject(new Error(attributes.src ?? attributes.href));
    });
    document.head.append(made);
  });
}

// Calls `draw(dark)` now and whenever light becomes dark or dark becomes light.
export function onScheme(draw) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let shown = null;
  const look = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    if (dark !== shown) draw((shown = dark));
  };
  system.addEventListener("change", look);
  new MutationObserver(look).observe(root, { attributeFilter: ["data-theme"] });
  look();
}

// `show` loads the reader into its room, once; `turnTo` opens what the address names, if the reader does not by itself.
// An address that names nothing, as after the browser's way back, shows the list of the calls again.
export function onDemand(room, show, turnTo) {
  const list = [document.getElementById("reference-head"), document.getElementById("calls")];
  let begun = false;
  let ready = false;

  function swap(reader) {
    document.body.toggleAttribute("data-reader", reader);
    room.hidden = !reader;
    list.forEach((part) => { part.hidden = reader; });
  }

  async function load(hash) {
    begun = true;
    document.body.setAttribute("aria-busy", "true");
    history.replaceState(null, "", location.pathname); // until it is there; a failure leaves the list's own address
    try {
      await show(room);
      ready = true;
      history.replaceState(null, "", hash);
      dispatchEvent(new HashChangeEvent("hashchange")); // for `follow`, and for the reader if it follows the address
      document.getElementById("main").focus({ preventScroll: true });
    } catch {
      begun = false; // the next choice tries again
      toast(gettext("This could not be loaded. Is the server still there? Choose again to try once more."), "error");
    } finally {
      document.body.removeAttribute("aria-busy");
    }
  }

  function follow() {
    const named = location.hash.length > 1;
    if (ready) {
      swap(named);
      if (named) turnTo?.(location.hash);
    } else if (named && !begun) load(location.hash);
  }

  addEventListener("hashchange", follow);
  follow(); // an address that names a call
}

// On paper nothing can be unfolded: what is folded is opened to be printed, and folded again.
const opened = [];

addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((folded) => {
    folded.open = true;
    opened.push(folded);
  });
});
addEventListener("afterprint", () => opened.splice(0).forEach((folded) => { folded.open = false; }));

// The link to all of it leads to the whole page, which then prints itself: once, and not for who comes another way.
const asked = "print";

addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-print-all]")) return;
  try { sessionStorage.setItem(asked, "1"); } catch { /* the page is shown all the same */ }
});

function printOnce() {
  try {
    if (!sessionStorage.getItem(asked)) return;
    sessionStorage.removeItem(asked);
  } catch { return; }
  print();
}

if (document.body.hasAttribute("data-print")) {
  if (document.readyState === "complete") printOnce();
  else addEventListener("load", printOnce);
}

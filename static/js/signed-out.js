// A page whose visitor has signed out elsewhere: it offers to sign in again instead of what it can do no more.
const { gettext } = globalThis;

const door = () => `/login/?${new URLSearchParams({ next: location.pathname + location.search })}`;

export function leadIn(link) {
  link.href = door();
  link.hidden = false;
}

export function signedOut() {
  for (const link of document.querySelectorAll("[data-sign-in]")) leadIn(link);
  const account = document.querySelector(".account");
  if (!account || account.dataset.signedOut) return;
  account.dataset.signedOut = "yes";
  const link = document.createElement("a");
  link.className = "text-button";
  link.textContent = gettext("Sign in");
  leadIn(link);
  account.replaceChildren(link);
}

// Shows how the live connection fares, in the header.
import { signedOut } from "./signed-out.js";

const { gettext } = globalThis;

// Short: on a phone it stands between the header's other tools. `why` says the rest where there is room.
const texts = {
  connecting: () => gettext("Connecting…"),
  live: () => gettext("Live"),
  reconnecting: () => gettext("Reconnecting…"),
  polling: () => gettext("Not live"),
  closed: () => gettext("Signed out"),
};

const why = {
  polling: () => gettext("No live connection, asking every 3 s"),
  closed: () => gettext("You are signed out. Sign in again."),
};

export function showConnection(state, detail) {
  const place = document.getElementById("connection");
  if (!place) return;
  place.dataset.state = state;
  const refused = detail === 4403;
  place.querySelector(".connection-text").textContent = refused ? gettext("Not live") : texts[state]();
  place.title = refused ? gettext("Live connection refused") : (why[state] ?? (() => ""))();
  if (state === "closed" && !refused) signedOut();
}

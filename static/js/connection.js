// Shows how the live connection fares, in the header.
const { gettext } = globalThis;

const texts = {
  connecting: () => gettext("Connecting…"),
  live: () => gettext("Live"),
  reconnecting: () => gettext("Reconnecting…"),
  polling: () => gettext("No live connection, asking every 3 s"),
  closed: () => gettext("Signed out"),
};

export function showConnection(state, detail) {
  const place = document.getElementById("connection");
  if (!place) return;
  place.dataset.state = state;
  place.querySelector(".connection-text").textContent = detail === 4403 ? gettext("Live connection refused") : texts[state]();
}

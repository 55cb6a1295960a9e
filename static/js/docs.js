// Swagger UI on the description of the API; what is tried out there is sent as the signed-in user.
import { csrfToken } from "./api.js";
import { keepMended, mended } from "./docs-mends.js";
import { onDemand, onScheme, script, style } from "./reader.js";

async function show(room) {
  await Promise.all([script(room.dataset.script), style(room.dataset.style)]);
  await style(room.dataset.dress); // after theirs, so that it prevails
  onScheme((dark) => document.documentElement.classList.toggle("dark-mode", dark));
  const answer = await fetch(room.dataset.description);
  if (!answer.ok) throw new Error(answer.statusText);
  const spec = await answer.json();
  await new Promise((resolve) => {
    window.ui = globalThis.SwaggerUIBundle({
      spec,
      domNode: room,
      layout: "Calls",
      deepLinking: true,
      validatorUrl: null,
      plugins: [mended],
      onComplete: resolve,
      requestInterceptor: (request) => {
        if (csrfToken()) request.headers["X-CSRFToken"] = csrfToken();
        return request;
      },
    });
  });
  keepMended(room);
}

// It is drawn some frames later.
function scrollTo(id, frames = 120) {
  const call = document.getElementById(id);
  if (call?.querySelector(".opblock-body")) call.scrollIntoView();
  else if (frames) requestAnimationFrame(() => scrollTo(id, frames - 1));
}

// Opened by hand, not by the address that Swagger UI finds at its start: it warns of every `_` in one. What is opened
// becomes a new address in the browser's history; the one that is replaced leads back to the list.
function turnTo(hash) {
  const [tag, name] = hash.slice("#/".length).split("/").map(decodeURIComponent);
  if (!name) return;
  history.replaceState(null, "", location.pathname);
  window.ui.layoutActions.show(["operations", tag, name], true);
  scrollTo(`operations-${tag}-${name}`);
}

onDemand(document.getElementById("swagger-ui"), show, turnTo);

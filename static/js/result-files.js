// The files of a result, each with what it is good for.
import { get, task } from "./api.js";
import { bytes } from "./format.js";

const { gettext } = globalThis;

const names = {
  "report.html": () => gettext("The report in one file, to keep and to print"),
  "report.md": () => gettext("The report as Markdown"),
  "report.json": () => gettext("The report for programs"),
  "clean.txt": () => gettext("The cleaned text, UTF-8"),
  "book.epub": () => gettext("The novel as an e-book"),
  "chapters.csv": () => gettext("Chapters as a table"),
  "cast.csv": () => gettext("People as a table"),
  "relations.csv": () => gettext("Who appears with whom, as a table"),
};
// What the server puts into the reader's language; everything else is the same for all.
const translated = new Set(["report.html", "report.md"]);

function address(file) {
  const language = document.documentElement.lang;
  return translated.has(file.name) && language !== "en" ? `${file.url}?language=${language}` : file.url;
}

export async function showFiles(list, id) {
  let files = [];
  try { ({ files } = await get(`${task(id)}/result?report=no`)); } catch { /* there is none yet */ }
  for (const old of list.querySelectorAll("[data-result]")) old.remove();
  for (const file of files) {
    const item = document.createElement("li");
    item.dataset.result = "";
    const link = document.createElement("a");
    link.href = address(file);
    link.textContent = (names[file.name] ?? (() => file.name))();
    const size = document.createElement("span");
    size.className = "quiet small";
    size.textContent = `${file.name}, ${bytes(file.size)}`;
    item.append(link, " ", size);
    list.append(item);
  }
}

// The drop zone and the list of uploads under it, with each refusal beside its file.
import { filesOf, fromList } from "./drop.js";
import { bytes, percent } from "./format.js";
import { sentenceBesideFile } from "./refusals.js";
import { leadIn } from "./signed-out.js";
import { toast } from "./toast.js";
import { Uploads } from "./upload.js";

const { gettext, ngettext, interpolate } = globalThis;
const ENDED = ["done", "unsent", "refused", "unpacked"];
const either = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" });

export class UploadPanel {
  // uploaded(taskId): after each file that was taken.
  constructor(root, uploaded) {
    this.root = root;
    this.uploaded = uploaded;
    this.items = new Map(); // item → its element
    this.strays = 0; // files of folders that are no texts
    const { endings, maxFileSize, maxArchiveSize } = document.body.dataset;
    this.endings = endings.split(" ");
    this.uploads = new Uploads((item) => this.#show(item), { endings: this.endings, size: Number(maxFileSize), archive: Number(maxArchiveSize) });
    this.list = root.querySelector("#uploads-list");
    this.#dialogs();
    this.#drops();
    root.querySelector("#uploads-clear").addEventListener("click", () => this.#clear());
    addEventListener("beforeunload", (event) => this.uploads.busy && event.preventDefault());
  }

  #dialogs() {
    for (const [button, input] of [["#choose-files", "#files"], ["#choose-folder", "#folder"]]) {
      const field = this.root.querySelector(input);
      this.root.querySelector(button).addEventListener("click", () => field.click());
      field.addEventListener("change", () => {
        this.#take(fromList([...field.files], this.endings, input === "#folder"));
        field.value = "";
      });
    }
  }

  #drops() {
    // The whole page takes a drop: a file that misses the zone would otherwise replace the page.
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
    let depth = 0;
    addEventListener("dragenter", (event) => carriesFiles(event) && (depth += 1) && this.root.classList.add("is-over"));
    addEventListener("dragleave", (event) => carriesFiles(event) && (depth -= 1) <= 0 && this.root.classList.remove("is-over"));
    addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
    addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      this.root.classList.remove("is-over");
      filesOf(event.dataTransfer, this.endings).then((found) => this.#take(found), () => toast(gettext("The folder cannot be read."), "error"));
    });
  }

  #take({ files, strays }) {
    this.strays += strays;
    for (const { file, name } of files) this.uploads.add(file, name);
    this.#summary();
  }

  #clear() {
    this.strays = 0;
    for (const [item, element] of this.items) {
      if (!ENDED.includes(item.state)) continue;
      element.remove();
      this.items.delete(item);
    }
    this.#summary();
  }

  #make(item) {
    const element = this.root.querySelector("#upload-item").content.firstElementChild.cloneNode(true);
    element.querySelector(".upload-name").textContent = item.name;
    element.querySelector(".upload-name").title = item.name;
    element.querySelector("progress").setAttribute("aria-label", interpolate(gettext("Upload of %s"), [item.name]));
    element.querySelector("[data-again]").addEventListener("click", () => this.uploads.again(item));
    element.querySelector("[data-duplicate]").addEventListener("click", () => this.uploads.again(item, { duplicate: true }));
    this.items.set(item, element);
    // What comes out of an archive comes later than one's own act: at the end it moves nothing.
    this.list[item.file ? "prepend" : "append"](element);
    return element;
  }

  #show(item) {
    const element = this.items.get(item) ?? this.#make(item);
    const refused = item.state === "refused" || item.state === "unsent";
    element.dataset.state = item.state;
    element.querySelector("progress").value = item.loaded;
    element.querySelector("progress").hidden = ENDED.includes(item.state);
    element.querySelector(".upload-state").textContent = stateText(item);
    element.querySelector(".upload-refusal").hidden = !refused;
    const task = element.querySelector("[data-task]");
    task.hidden = item.state !== "done" || !item.taskId;
    if (!task.hidden) this.#address(task, item);
    if (refused) this.#refusal(element, item);
    if (item.state === "done") this.uploaded(item.taskId);
    this.#summary();
  }

  #refusal(element, item) {
    element.querySelector(".upload-refusal p").textContent = sentenceBesideFile(item.error);
    const twin = item.error.code === "duplicate_file";
    const open = element.querySelector("[data-open]");
    open.hidden = !twin || !item.taskId;
    if (item.taskId) this.#address(open, item);
    element.querySelector("[data-duplicate]").hidden = !twin || !item.file;
    const strange = item.error.code === "not_authenticated";
    element.querySelector("[data-again]").hidden = !strange && item.error.status !== 0 && item.error.status < 500;
    const door = element.querySelector("[data-sign-in]");
    door.hidden = !strange;
    if (strange) leadIn(door);
  }

  #address(link, { taskId, name }) {
    link.href = `/tasks/${encodeURIComponent(taskId)}`;
    link.setAttribute("aria-label", `${link.textContent}: ${name}`);
  }

  #summary() {
    const states = [...this.items.keys()].map((item) => item.state);
    const count = (state) => states.filter((s) => s === state).length;
    this.root.querySelector("#uploads").hidden = !states.length && !this.strays;
    const done = count("done");
    const refused = count("refused");
    const unsent = count("unsent");
    const open = states.filter((state) => !ENDED.includes(state)).length;
    const parts = [];
    if (open) parts.push(interpolate(ngettext("%s file on its way", "%s files on their way", open), [open]));
    if (done) parts.push(interpolate(ngettext("%s uploaded", "%s uploaded", done), [done]));
    if (refused) parts.push(interpolate(ngettext("%s refused", "%s refused", refused), [refused]));
    if (unsent) parts.push(interpolate(ngettext("%s not sent", "%s not sent", unsent), [unsent]));
    if (this.strays) parts.push(interpolate(ngettext("%s file left out: not %s", "%s files left out: not %s", this.strays), [this.strays, either.format(this.endings)]));
    const text = parts.join(" · ");
    const summary = this.root.querySelector("#uploads-summary");
    if (summary.textContent !== text) summary.textContent = text;
  }
}

function stateText(item) {
  if (item.state === "waiting") return gettext("waiting");
  if (item.state === "sending") return `${percent(item.loaded * 100)} · ${bytes(item.file.size)}`;
  if (item.state === "checking") return gettext("being checked");
  if (item.state === "unpacked") return interpolate(gettext("%s of %s files taken"), [item.taken, item.held]);
  if (item.state === "unsent") return gettext("not sent");
  return item.state === "done" ? gettext("uploaded") : gettext("refused");
}

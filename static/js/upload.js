// Sends files one by one, three at a time, with the progress of each. XMLHttpRequest: fetch does not tell upload progress.
import { API, ApiError, csrfToken, refusal } from "./api.js";
import { fits } from "./drop.js";
import { form } from "./multipart.js";

const AT_ONCE = 3;
export const ARCHIVE = [".zip"];

export class Uploads {
  // on(item) is called at every change; item: {file, name, state, loaded, error, taskId}; the states: waiting, sending,
  // checking (all is sent), done, unsent, refused, unpacked. An archive becomes one item more for each file in it, which has no
  // `file` of its own. limits: {endings, size, archive}, as the server has them.
  constructor(on, limits) {
    this.on = on;
    this.limits = limits;
    this.line = [];
    this.running = 0;
  }

  add(file, name = file.name) {
    const item = { file, name, state: "waiting", loaded: 0 };
    this.on(item);
    this.#enter(item);
    return item;
  }

  again(item, { duplicate = item.duplicate } = {}) {
    Object.assign(item, { state: "waiting", loaded: 0, error: null, duplicate });
    this.on(item);
    this.#enter(item);
  }

  get busy() {
    return this.running > 0 || this.line.length > 0;
  }

  #enter(item) {
    const hopeless = this.#hopeless(item.file);
    if (hopeless) {
      this.#end(item, hopeless);
      return;
    }
    this.line.push(item);
    this.#next();
  }

  // What the server would refuse is not sent. A browser that is cut off in the middle of a body often never reads the answer.
  #hopeless({ name, size }) {
    const { endings, size: largest, archive } = this.limits;
    const limit = fits(name, ARCHIVE) ? archive : largest;
    if (!fits(name, [...endings, ...ARCHIVE])) return new ApiError(415, { code: "file_type_not_allowed", allowed: endings });
    if (!size) return new ApiError(422, { code: "empty_file" });
    return size > limit ? new ApiError(413, { code: "file_too_large", max_file_size: limit }) : null;
  }

  #next() {
    while (this.running < AT_ONCE && this.line.length) {
      const item = this.line.shift();
      this.running += 1;
      this.#send(item).then((answer) => this.#end(item, null, answer), (error) => this.#end(item, error)).finally(() => {
        this.running -= 1;
        this.#next();
      });
    }
  }

  #end(item, error, answer) {
    if (error?.retryAfter && (error.status === 429 || error.status === 503)) {
      item.state = "waiting";
      this.on(item);
      setTimeout(() => this.#enter(item), error.retryAfter * 1000);
      return;
    }
    if (answer?.batch_id) {
      this.#unpacked(item, answer);
      return;
    }
    item.state = !error ? "done" : error.status === 0 ? "unsent" : "refused";
    item.error = error;
    item.taskId = answer?.task_id ?? error?.body?.task_id;
    this.on(item);
  }

  // An archive is unpacked when its files have been taken or refused, and refused when there was none to look at.
  #unpacked(item, { tasks, rejected }) {
    const whole = !tasks.length && (rejected.length ? rejected.find((entry) => entry.file_name === item.file.name) : { code: "empty_archive" });
    item.state = whole ? "refused" : "unpacked";
    item.taken = tasks.length;
    item.held = tasks.length + rejected.length;
    item.error = whole ? new ApiError(422, whole) : null;
    this.on(item);
    if (whole) return;
    const entry = (name, more) => this.on({ file: null, name: `${item.name} / ${name}`, loaded: 1, ...more });
    for (const task of tasks) entry(task.file_name, { state: "done", taskId: task.id });
    for (const one of rejected) entry(one.file_name, { state: "refused", taskId: one.task_id, error: new ApiError(422, one) });
  }

  #send(item) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", `${API}/tasks/${fits(item.file.name, ARCHIVE) ? "batch" : "upload"}`);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-CSRFToken", csrfToken());
      request.responseType = "json";
      request.upload.onprogress = (event) => {
        item.state = "sending";
        item.loaded = event.lengthComputable ? event.loaded / event.total : 0;
        this.on(item);
      };
      request.upload.onload = () => {
        item.state = "checking";
        item.loaded = 1;
        this.on(item);
      };
      request.onload = () => {
        if (request.status === 200) resolve(request.response);
        else reject(refusal(request.status, request.response ?? {}, request.getResponseHeader("Retry-After")));
      };
      request.onerror = request.onabort = () => reject(new ApiError(0));
      request.send(form(item.file, item.duplicate ? { allow_duplicate: "true" } : {}));
    });
  }
}

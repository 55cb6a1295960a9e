// Sends files one by one, three at a time, with the progress of each. XMLHttpRequest: fetch does not tell upload progress.
import { API, ApiError, csrfToken } from "./api.js";

const AT_ONCE = 3;

export class Uploads {
  // on(item) is called at every change; item: {file, name, state, loaded, error, taskId}; the states: waiting, sending,
  // checking (all is sent), done, refused.
  constructor(on, limit) {
    this.on = on;
    this.limit = limit;
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
    if (item.file.size > this.limit) {
      // Not sent: a browser that is cut off in the middle of a body often never reads the answer.
      this.#end(item, new ApiError(413, { code: "file_too_large", max_file_size: this.limit }));
      return;
    }
    this.line.push(item);
    this.#next();
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
    item.state = error ? "refused" : "done";
    item.error = error;
    item.taskId = answer?.task_id ?? error?.body?.task_id;
    this.on(item);
  }

  #send(item) {
    return new Promise((resolve, reject) => {
      const form = new FormData();
      form.append("file", item.file, item.file.name);
      if (item.duplicate) form.append("allow_duplicate", "true");
      const request = new XMLHttpRequest();
      request.open("POST", `${API}/tasks/upload`);
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
        else reject(new ApiError(request.status, request.response ?? {}, Number(request.getResponseHeader("Retry-After")) || null));
      };
      request.onerror = request.onabort = () => reject(new ApiError(0));
      request.send(form);
    });
  }
}

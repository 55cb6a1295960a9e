// The page's connection to the server. It keeps a set of wanted tasks subscribed, over reconnections too, hands on each
// task's states only with growing revisions and each log line once, and says how it fares. Where no WebSocket comes
// through, it asks for the page's own way of polling instead.
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
const LONGEST_HANDSHAKE = 10_000;
const SILENCE = 40_000;
const POLL_EVERY = 3_000;
const BATCH = 100;

export class Live {
  // on: {update(task), log(line), deleted(taskId), state(name, detail), poll(): Promise, refused(message)}; all optional.
  // The states: connecting, live, reconnecting, polling, closed (signed out: no further attempt).
  constructor(on, url = defaultUrl()) {
    this.on = on;
    this.url = url;
    this.wanted = new Map(); // task id → {logs, after}
    this.revisions = new Map();
    this.failures = 0;
    this.state = "";
    this.polling = false;
    addEventListener("online", () => this.#hurry());
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", (event) => event.persisted && this.connect());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hurry());
  }

  connect() {
    this.stopped = false;
    this.#say(this.failures ? "reconnecting" : "connecting");
    let socket;
    try {
      socket = new WebSocket(this.url);
    } catch {
      this.#lost(0); // some policies forbid it by throwing
      return;
    }
    this.socket = socket;
    // Where something on the way swallows the handshake, neither open nor close ever comes.
    this.silenceTimer = setTimeout(() => this.#drop(), LONGEST_HANDSHAKE);
    socket.onopen = () => {
      this.#say("live");
      this.#subscribe([...this.wanted.keys()]);
      this.#heard();
    };
    socket.onmessage = (event) => {
      this.failures = 0;
      this.#heard();
      this.#take(event.data);
    };
    socket.onclose = (event) => this.socket === socket && this.#lost(event.code);
  }

  close() {
    this.stopped = true;
    clearTimeout(this.retryTimer);
    clearTimeout(this.silenceTimer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  // Which tasks to hear of from now on: ids, or ["*"]. What is subscribed already is left alone.
  watch(ids, { logs = false, after = 0 } = {}) {
    const added = ids.filter((id) => !this.wanted.has(id));
    const gone = [...this.wanted.keys()].filter((id) => !ids.includes(id));
    for (const id of gone) {
      this.wanted.delete(id);
      this.revisions.delete(id);
      this.#send({ type: "unsubscribe", task_id: id });
    }
    for (const id of added) this.wanted.set(id, { logs, after });
    this.#subscribe(added);
  }

  // Whether a state that came by any way is newer than what was handed on; if so it counts as handed on.
  accept(task) {
    const id = task.task_id ?? task.id;
    if (task.revision <= (this.revisions.get(id) ?? 0)) return false;
    this.revisions.set(id, task.revision);
    return true;
  }

  // The same for a line of a log.
  acceptLine(line) {
    const wanted = this.wanted.get(line.task_id);
    if (!wanted?.logs || line.id <= wanted.after) return false;
    wanted.after = line.id;
    return true;
  }

  #subscribe(ids) {
    const plain = ids.filter((id) => !this.wanted.get(id).logs);
    if (plain.includes("*")) this.#send({ type: "subscribe", task_id: "*" });
    const single = plain.filter((id) => id !== "*");
    for (let i = 0; i < single.length; i += BATCH) this.#send({ type: "subscribe", task_ids: single.slice(i, i + BATCH) });
    for (const id of ids) {
      const { logs, after } = this.wanted.get(id);
      if (logs) this.#send({ type: "subscribe", task_id: id, logs: true, after });
    }
  }

  #send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  #take(text) {
    let message;
    try { message = JSON.parse(text); } catch { return; }
    if (message.type === "ping") this.#send({ type: "pong" });
    else if (message.type === "task_update") this.accept(message) && this.on.update?.(message);
    else if (message.type === "task_log") this.acceptLine(message) && this.on.log?.(message);
    else if (message.type === "task_deleted") this.on.deleted?.(message.task_id);
    else if (message.type === "error") this.on.refused?.(message);
  }

  // A connection can die without a word: after a silence the page asks, and gives up on it if nothing comes back.
  #heard() {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => {
      this.#send({ type: "ping" });
      this.silenceTimer = setTimeout(() => this.#drop(), 10_000);
    }, SILENCE);
  }

  #drop() {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    this.#lost(0);
  }

  #lost(code) {
    clearTimeout(this.silenceTimer);
    if (this.stopped) return;
    if (code === 4401 || code === 4403) {
      this.#say("closed", code);
      return;
    }
    this.failures += 1;
    const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(this.failures, 10)) * (code === 4429 ? 4 : 1);
    const delay = longest * (0.5 + Math.random() / 2);
    this.#say(this.failures >= 3 ? "polling" : "reconnecting");
    this.#poll();
    this.retryTimer = setTimeout(() => this.connect(), delay);
  }

  #hurry() {
    if (this.stopped || !this.retryTimer || this.socket?.readyState <= WebSocket.OPEN) return;
    clearTimeout(this.retryTimer);
    this.connect();
  }

  async #poll() {
    if (this.polling || !this.on.poll) return;
    this.polling = true;
    while (this.state !== "live" && this.state !== "closed" && !this.stopped) {
      await new Promise((done) => setTimeout(done, POLL_EVERY));
      if (this.state === "live" || document.visibilityState === "hidden") continue;
      await this.on.poll().catch(() => {});
    }
    this.polling = false;
  }

  #say(state, detail) {
    // While the page polls, an attempt to connect again is no news.
    if (this.state === "polling" && state === "reconnecting") return;
    if (this.state === state) return;
    this.state = state;
    this.on.state?.(state, detail);
  }
}

function defaultUrl() {
  const id = crypto.randomUUID?.() ?? Math.random().toString(36).slice(2);
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/ws/tasks/page-${id}`;
}

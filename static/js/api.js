// The API as the pages call it. A refusal becomes an ApiError with the API's own sentence, code and whatever else it said.
import { sentence } from "./refusals.js";
import { signedOut } from "./signed-out.js";

export const API = "/api/v1";

export class ApiError extends Error {
  constructor(status, body = {}, retryAfter = null) {
    super(sentence(body.code, body.detail, body));
    this.status = status;
    this.code = body.code ?? "unreachable";
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

// The refusal that an answer is.
export function refusal(status, body, retryAfter) {
  if (status === 401) signedOut();
  return new ApiError(status, body, Number(retryAfter) || null);
}

export function csrfToken() {
  return document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? "";
}

export async function call(method, path, { json, signal } = {}) {
  const headers = { Accept: "application/json", "X-CSRFToken": csrfToken() };
  if (json !== undefined) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(API + path, { method, headers, signal, body: json === undefined ? undefined : JSON.stringify(json) });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw refusal(response.status, body, response.headers.get("Retry-After"));
  return body;
}

export const get = (path, options) => call("GET", path, options);
export const post = (path, json) => call("POST", path, { json });
export const patch = (path, json) => call("PATCH", path, { json });
export const remove = (path) => call("DELETE", path);

export const task = (id) => `/tasks/${encodeURIComponent(id)}`;

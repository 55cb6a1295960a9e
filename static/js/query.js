// What the tasks page shows, kept in its address: filter, search, order, page.
const SORTS = ["uploaded_at", "file_name", "status"];
const STATUSES = ["pending", "processing", "completed", "failed"];
export const PAGE_SIZE = 20;

export function read(search = location.search) {
  const given = new URLSearchParams(search);
  const one = (name, allowed, otherwise) => (allowed.includes(given.get(name)) ? given.get(name) : otherwise);
  const page = Number(given.get("page"));
  return {
    status: one("status", STATUSES, ""),
    q: (given.get("q") ?? "").slice(0, 255),
    sort: one("sort", SORTS, "uploaded_at"),
    order: one("order", ["asc", "desc"], "desc"),
    page: Number.isInteger(page) && page > 0 && page < 1e8 ? page : 1,
  };
}

export function write(query, { replace = false } = {}) {
  const address = new URLSearchParams();
  if (query.status) address.set("status", query.status);
  if (query.q) address.set("q", query.q);
  if (query.sort !== "uploaded_at") address.set("sort", query.sort);
  if (query.order !== "desc") address.set("order", query.order);
  if (query.page > 1) address.set("page", query.page);
  const text = address.size ? `?${address}` : location.pathname;
  history[replace ? "replaceState" : "pushState"](null, "", text);
}

export function forApi(query) {
  const asked = new URLSearchParams({ page: query.page, page_size: PAGE_SIZE, sort_by: query.sort, order: query.order });
  if (query.status) asked.set("status", query.status);
  if (query.q) asked.set("q", query.q);
  return `/tasks/?${asked}`;
}

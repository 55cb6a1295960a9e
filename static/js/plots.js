// Drawings of the dashboard. They stretch to the width they get and hold no text: their figures stand beside them.
const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 100;

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function titled(shape, text) {
  if (text) shape.append(element("title", {}, text));
  return shape;
}

function draw(place, width, shapes) {
  const drawing = { viewBox: `0 0 ${width} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" };
  place.replaceChildren(element("svg", drawing, ...shapes));
}

// Columns side by side, each a pile of parts: columns are {parts: [{kind, value}], label}. Returns what the full height is.
export function piles(place, columns) {
  const top = Math.max(1, ...columns.map(({ parts }) => parts.reduce((sum, part) => sum + part.value, 0)));
  const shapes = columns.map(({ parts, label }, index) => {
    let y = HEIGHT;
    const bars = parts.filter((part) => part.value > 0).map((part) => {
      const height = Math.max(1.5, (HEIGHT * part.value) / top);
      y -= height;
      return element("rect", { class: part.kind, x: index + 0.09, y, width: 0.82, height });
    });
    // The whole column answers the pointer, not the bar alone: a small one would be hard to hit.
    const ground = element("rect", { class: "ground", x: index, y: 0, width: 1, height: HEIGHT });
    return titled(element("g", {}, ground, ...bars), label);
  });
  draw(place, columns.length || 1, shapes);
  return top;
}

// A line through values in equal steps, from zero up, `room` of them wide: what has not come yet is left empty.
export function line(place, values, room) {
  const top = Math.max(1, ...values);
  const points = values.map((value, index) => [room - values.length + index, HEIGHT - (HEIGHT * value * 0.94) / top]);
  if (points.length === 1) points.unshift([points[0][0] - 1, points[0][1]]);
  const path = points.map(([x, y]) => `${x},${y.toFixed(2)}`).join(" ");
  const ends = points.length ? `${points.at(-1)[0]},${HEIGHT} ${points[0][0]},${HEIGHT}` : "";
  draw(place, room - 1, [element("polygon", { class: "area", points: `${path} ${ends}` }), element("polyline", { class: "line", points: path })]);
}

// One bar cut into parts {kind, value, label}.
export function stripe(place, parts) {
  const total = parts.reduce((sum, part) => sum + part.value, 0) || 1;
  let x = 0;
  const shapes = parts.map((part) => {
    const width = (1000 * part.value) / total;
    x += width;
    return titled(element("rect", { class: part.kind, x: x - width, y: 0, width, height: HEIGHT }), part.label);
  });
  draw(place, 1000, shapes);
}

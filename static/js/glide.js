// Parts of a page that a change has moved glide to their new places, instead of jumping there under somebody's eyes.
const LASTS = 180;

export function glide(parts, change) {
  const before = new Map(parts.map((part) => [part, part.getBoundingClientRect().top]));
  change();
  const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : LASTS;
  for (const [part, top] of before) {
    const moved = part.isConnected ? top - part.getBoundingClientRect().top : 0;
    if (moved) part.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration, easing: "ease-out" });
  }
}

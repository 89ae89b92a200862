/** The page's icon: the program, and beside it the sidekick, whose colour says how things stand. */
import type { Status } from "./connection/machine";

const COLOURS: Readonly<Record<Status, string>> = {
  connecting: "#f2b544",
  waiting: "#f2b544",
  live: "#3ecf8e",
  reconnecting: "#f2b544",
  ended: "#a4adbd",
  refused: "#f07178",
};

/** The icon for a state, as an address that needs no request. The shape is that of `favicon.svg`. */
export function iconAddress(status: Status): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
    `<rect width="32" height="32" rx="8" fill="#2546b8"/>` +
    `<circle cx="13" cy="14" r="7" fill="#fff"/>` +
    `<circle cx="23.5" cy="22.5" r="4.5" fill="${COLOURS[status]}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Where the page was loaded from tells where its socket is. */

/** The parts of `location` that matter. */
export type PageAddress = Pick<Location, "protocol" | "host" | "pathname" | "hash">;

/**
 * The address of the socket that belongs to a page at `/` or `/session/ID`. The secret token is the page's
 * fragment, which a browser never sends over HTTP; it goes out only here.
 */
export function socketAddress(page: PageAddress): string {
  const query = new URLSearchParams();
  const token = page.hash.slice(1);
  if (token !== "") query.set("token", token);
  const session = /^\/session\/([A-Za-z0-9_-]+)\/?$/.exec(page.pathname)?.[1];
  if (session !== undefined) query.set("session", session);
  const scheme = page.protocol === "https:" ? "wss:" : "ws:";
  const suffix = query.size === 0 ? "" : `?${query.toString()}`;
  return `${scheme}//${page.host}/${suffix}`;
}

/** What must not happen: nobody without the address gets in, and the page lets nothing in or out. */
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

import type { Page } from "@playwright/test";

import { CounterPage, QUESTION } from "../support/counter.ts";
import { addressOf } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

for (const [what, fragment] of [
  ["a wrong", "#0123456789abcdef0123456789abcdef"],
  ["an empty", "#"],
  ["no", ""],
] as const) {
  test(`with ${what} token the page says that the address is not valid`, async ({ complaints, page, stage }) => {
    complaints.announce(/WebSocket connection to .* failed: .*Unexpected response code: 403/);
    const { url } = await addressOf(stage.example("counter"));
    await page.goto(url.replace(/#.*/, fragment));
    const counter = new CounterPage(page);
    await counter.is("refused");
    await expect(counter.status).toContainText("This address is not valid any more");
    await expect(counter.root.locator("*")).toHaveCount(0);
    // The program is none the worse for it, and the right address still works in the same tab.
    await page.goto(url);
    await counter.is("live");
    await counter.shows(0, QUESTION);
  });
}

test("the page runs no script that was put into it", async ({ complaints, page, stage }) => {
  complaints.announce(/Content Security Policy/);
  const { url } = await addressOf(stage.example("counter"));
  await CounterPage.open(page, url);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.body.append(script);
  });
  await expect(page).toHaveTitle("Sidekick");
  expect((await complaints.heard()).join("\n")).toContain("Content Security Policy");
});

test("the page reaches no other server", async ({ complaints, page, stage }) => {
  complaints.announce(/Content Security Policy/);
  const { url } = await addressOf(stage.example("counter"));
  const other = await serve("<!doctype html><title>Other</title>");
  await CounterPage.open(page, url);
  const reach = async (target: string): Promise<string> =>
    page.evaluate(
      async (address) =>
        fetch(address, { mode: "no-cors" }).then(
          () => "reached",
          () => "refused",
        ),
      target,
    );
  expect(await reach(other.url)).toBe("refused");
  expect(other.requests()).toBe(0);
  expect(await reach("/")).toBe("reached");
  await other.close();
});

test("a page of another origin gets no socket, not even with the token", async ({ complaints, page, stage }) => {
  complaints.announce(/WebSocket connection to .* failed: .*Unexpected response code: 403/);
  const { port, token, url } = await addressOf(stage.example("counter"));
  const other = await serve("<!doctype html><link rel=icon href=data:,><title>Other</title>");
  const socket = `ws://127.0.0.1:${port}/?token=${token}`;
  await page.goto(other.url);
  expect(await openSocket(page, socket)).toBe("error");
  await page.goto(url);
  expect(await openSocket(page, socket)).toBe("open");
  await other.close();
});

test("a name that was made to point here is refused", async ({ complaints, context, page, stage }) => {
  complaints.announce(/Failed to load resource: the server responded with a status of 4\d\d/);
  const { url } = await addressOf(stage.example("counter"));
  // Browsers take every name below `localhost` for this machine, as they would a name whose owner says so.
  const trap = await context.newPage();
  const trapped = trap.goto(url.replace("127.0.0.1", "elsewhere.localhost"));
  await expect(trapped).rejects.toThrow("ERR_HTTP_RESPONSE_CODE_FAILURE");
  await trap.close();
  await CounterPage.open(page, url.replace("127.0.0.1", "localhost"));
});

interface OtherServer {
  readonly url: string;
  requests(): number;
  close(): Promise<void>;
}

/** A server that has nothing to do with Sidekick. */
async function serve(html: string): Promise<OtherServer> {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.setHeader("content-type", "text/html").end(html);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What becomes of a socket that a page opens. */
async function openSocket(page: Page, url: string): Promise<string> {
  return page.evaluate(
    async (address) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address);
        for (const event of ["open", "error"]) {
          socket.addEventListener(event, () => {
            resolve(event);
            socket.close();
          });
        }
      }),
    url,
  );
}

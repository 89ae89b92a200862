/** Programs that show themselves on a relay: one that the user names, and the editor panel. */
import { CounterPage, QUESTION } from "../support/counter.ts";
import { freePort, PANEL_PORT } from "../support/ports.ts";
import { addressOf, relayAddressOf } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

test("SIDEKICK_URL names a relay", async ({ page, stage }) => {
  const relay = await relayAddressOf(stage.relay("--port", "0"));
  expect(relay.page).toMatch(/\/session\/[\w-]+#[\w-]+$/);
  await page.goto(relay.page);
  const counter = new CounterPage(page);
  await counter.is("waiting");

  const program = stage.example("counter", { SIDEKICK_URL: relay.program });
  await counter.is("live");
  await counter.shows(0, QUESTION);
  await counter.button.click();
  await counter.box.fill("world");
  await counter.box.press("Enter");
  await counter.shows(1, "Hello, world!");

  expect(await program.interrupt()).toEqual({ code: 0, signal: null });
  await counter.is("ended");
  await counter.shows(1, "Hello, world!");
  expect(program.stdout).toBe("");
  expect(program.stderr).toBe("");
});

test("a page may come to a relay after the program", async ({ page, stage }) => {
  const relay = await relayAddressOf(stage.relay("--port", "0"));
  stage.example("counter", { SIDEKICK_URL: relay.program });
  const counter = await CounterPage.open(page, relay.page);
  await counter.button.click();
  await counter.shows(1, QUESTION);
  await page.reload();
  await counter.shows(1, QUESTION);
});

test("a rerun on a relay takes the page over", async ({ page, stage }) => {
  const relay = await relayAddressOf(stage.relay("--port", "0"));
  const first = stage.example("counter", { SIDEKICK_URL: relay.program });
  const counter = await CounterPage.open(page, relay.page);
  await counter.button.click();
  await counter.shows(1, QUESTION);
  await first.interrupt();
  await counter.is("ended");
  stage.example("counter", { SIDEKICK_URL: relay.program });
  await counter.is("live");
  await counter.shows(0, QUESTION);
});

test("a relay that is run again finds the program and the page again", async ({ complaints, page, stage }) => {
  complaints.announceLostConnections();
  const args = ["--token", "0123456789abcdef0123456789abcdef", "--session", "again"];
  const first = stage.relay("--port", String(await freePort()), ...args);
  const relay = await relayAddressOf(first);
  const program = stage.example("counter", { SIDEKICK_URL: relay.program });
  const counter = await CounterPage.open(page, relay.page);
  await counter.button.click();
  await counter.shows(1, QUESTION);
  await first.kill();
  await counter.is("reconnecting");

  const second = stage.relay("--port", new URL(relay.page).port, ...args);
  expect(await relayAddressOf(second)).toEqual(relay);
  await counter.is("live");
  await counter.shows(1, QUESTION);
  await counter.button.click();
  await counter.shows(2, QUESTION);
  expect(await program.interrupt()).toEqual({ code: 0, signal: null });
  expect(program.stdout).toBe("");
});

test("programs of different sessions don't meet", async ({ context, page, stage }) => {
  const relay = await relayAddressOf(stage.relay("--port", "0"));
  const elsewhere = (text: string): string => text.replace(/(session[/=])[\w-]+/, "$1elsewhere");
  stage.example("counter", { SIDEKICK_URL: relay.program });
  const counter = await CounterPage.open(page, relay.page);
  const other = new CounterPage(await context.newPage());
  await other.page.goto(elsewhere(relay.page));
  await other.is("waiting");
  stage.example("counter", { SIDEKICK_URL: elsewhere(relay.program) });
  await other.is("live");
  await other.button.click();
  await other.shows(1, QUESTION);
  await counter.shows(0, QUESTION);
});

test("an editor panel with a UI on it is preferred, silently", async ({ page, stage }) => {
  const browser = await stage.fakeBrowser();
  const relay = stage.relay("--no-token", "--port", String(PANEL_PORT));
  const panel = await relayAddressOf(relay);
  expect(panel.program).toContain(`:${PANEL_PORT}/`);
  await page.goto(panel.page);
  const counter = new CounterPage(page);
  await counter.is("waiting");

  const program = stage.example("counter", browser.env);
  await counter.is("live");
  await counter.button.click();
  await counter.shows(1, QUESTION);
  expect(await program.interrupt()).toEqual({ code: 0, signal: null });
  await counter.is("ended");
  expect(program.stdout).toBe("");
  expect(program.stderr).toBe("");

  // The one call is of a program without a panel; that of the first would have come before it.
  await page.goto("about:blank");
  await relay.interrupt();
  const { url } = await addressOf(stage.example("counter", browser.env));
  await expect.poll(async () => browser.calls()).toEqual([url]);
});

test("an editor panel without a UI is passed over, silently", async ({ page, stage }) => {
  const panel = await relayAddressOf(stage.relay("--no-token", "--port", String(PANEL_PORT)));
  expect(panel.program).toContain(`:${PANEL_PORT}/`);
  const program = stage.example("counter");
  const { port, url } = await addressOf(program);
  expect(port).not.toBe(PANEL_PORT);
  const counter = await CounterPage.open(page, url);
  await counter.button.click();
  await counter.shows(1, QUESTION);
  await page.goto("about:blank");
  await program.interrupt();
  expect(program.stdout).toBe(`Sidekick: ${url}\n`);
  expect(program.stderr).toBe("");
});

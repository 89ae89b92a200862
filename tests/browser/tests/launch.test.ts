/** How a program starts: its port, its one line of output, and the browser that it opens. */
import { CounterPage, QUESTION } from "../support/counter.ts";
import { freePort, takePort } from "../support/ports.ts";
import { addressOf } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

test("SIDEKICK_PORT fixes the port", async ({ page, stage }) => {
  const port = await freePort();
  const program = stage.example("counter", { SIDEKICK_PORT: String(port) });
  const address = await addressOf(program);
  expect(address.port).toBe(port);
  await CounterPage.open(page, address.url);
  await page.goto("about:blank");
  await program.interrupt();
  expect(program.stderr).toBe("");
});

test("a taken port gives the next free one, and says so", async ({ page, stage }) => {
  const taken = await takePort(0);
  const program = stage.example("counter", { SIDEKICK_PORT: String(taken.port) });
  const { port, url } = await addressOf(program);
  expect(port).toBeGreaterThan(taken.port);
  const counter = await CounterPage.open(page, url);
  await counter.button.click();
  await counter.shows(1, QUESTION);
  await page.goto("about:blank");
  await program.interrupt();
  await taken.release();
  expect(program.stderr).toBe(
    `sidekick: warning: port ${taken.port} is taken; the page is on port ${port}\n`,
  );
});

test("a port that is none ends the program with an error", async ({ stage }) => {
  const program = stage.example("counter", { SIDEKICK_PORT: "many" });
  expect(await program.ended()).toEqual({ code: 1, signal: null });
  expect(program.stdout).toBe("");
  expect(program.stderr).toContain("SIDEKICK_PORT is `many`");
});

test("the browser is opened with exactly the printed address", async ({ page, stage }) => {
  const browser = await stage.fakeBrowser();
  const program = stage.example("counter", browser.env);
  const { url } = await addressOf(program);
  await expect.poll(async () => browser.calls()).toEqual([url]);
  await CounterPage.open(page, url);
  await page.goto("about:blank");
  await program.interrupt();
  expect(program.stdout).toBe(`Sidekick: ${url}\n`);
  expect(program.stderr).toBe("");
});

test("SIDEKICK_OPEN=0 opens no browser", async ({ stage }) => {
  const browser = await stage.fakeBrowser();
  const quiet = stage.example("counter", { ...browser.env, SIDEKICK_OPEN: "0" });
  await addressOf(quiet);
  await quiet.interrupt();
  // The one call is the second program's; the first would have come before it.
  const { url } = await addressOf(stage.example("counter", browser.env));
  await expect.poll(async () => browser.calls()).toEqual([url]);
});

test("a rerun takes the page that is still open, and opens no other", async ({ complaints, page, stage }) => {
  complaints.announceLostConnections();
  const browser = await stage.fakeBrowser();
  const first = stage.example("counter", browser.env);
  const { url, port } = await addressOf(first);
  await expect.poll(async () => browser.calls()).toEqual([url]);
  const counter = await CounterPage.open(page, url);
  await first.interrupt();
  await counter.is("ended");

  const again = { ...browser.env, SIDEKICK_PORT: String(port) };
  const second = stage.example("counter", again);
  await addressOf(second);
  await counter.is("live");
  await page.close();
  // Opened for the third program, since its page was closed, but not for the second.
  const third = stage.example("counter", browser.env);
  const other = await addressOf(third);
  await expect.poll(async () => browser.calls()).toEqual([url, other.url]);
});

test("without any browser there is the address alone, and no error", async ({ page, stage }) => {
  const nothing = await stage.emptyFolder();
  for (const desktop of [{ DISPLAY: ":0" }, {}]) {
    const program = stage.example("counter", { PATH: nothing, SIDEKICK_OPEN: undefined, ...desktop });
    const { url } = await addressOf(program);
    const counter = await CounterPage.open(page, url);
    await counter.button.click();
    await counter.shows(1, QUESTION);
    await page.goto("about:blank");
    expect(await program.interrupt()).toEqual({ code: 0, signal: null });
    expect(program.stdout).toBe(`Sidekick: ${url}\n`);
    expect(program.stderr).toBe("");
  }
});

/** A program's life, seen from a page that stays open: it ends, it is lost, it is run again. */
import { CounterPage, QUESTION } from "../support/counter.ts";
import { addressOf } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

test("Ctrl+C ends the program with exit code 0, and the page says so", async ({ complaints, page, stage }) => {
  complaints.announceLostConnections();
  const program = stage.example("counter");
  const { url } = await addressOf(program);
  const counter = await CounterPage.open(page, url);
  await counter.button.click();
  await counter.shows(1, QUESTION);
  const picture = await counter.picture();

  expect(await program.interrupt()).toEqual({ code: 0, signal: null });
  await counter.is("ended");
  await expect(counter.status).toHaveText("The program has ended");
  await expect(counter.status).toBeVisible();
  await expect(page).toHaveTitle(/^Ended/);
  await expect(counter.count).toBeVisible();
  expect(await counter.picture()).toBe(picture);
  expect(program.stdout).toBe(`Sidekick: ${url}\n`);
  expect(program.stderr).toBe("");
});

test("Ctrl+C ends a program that no page shows", async ({ stage }) => {
  const program = stage.example("counter");
  await addressOf(program);
  expect(await program.interrupt()).toEqual({ code: 0, signal: null });
  expect(program.stderr).toBe("");
});

test("a rerun brings the open page back to life", async ({ complaints, page, stage }) => {
  complaints.announceLostConnections();
  const first = stage.example("counter");
  const { url, port } = await addressOf(first);
  const counter = await CounterPage.open(page, url);
  await counter.button.click();
  await counter.shows(1, QUESTION);
  await first.interrupt();
  await counter.is("ended");

  const second = stage.example("counter", { SIDEKICK_PORT: String(port) });
  expect((await addressOf(second)).url).toBe(url);
  await counter.is("live");
  await counter.shows(0, QUESTION);
  await counter.button.click();
  await counter.shows(1, QUESTION);
});

test("a program that was killed is waited for, and comes back", async ({ complaints, page, stage }) => {
  complaints.announceLostConnections();
  const first = stage.example("counter");
  const { url, port } = await addressOf(first);
  const counter = await CounterPage.open(page, url);
  await counter.button.click();
  await counter.shows(1, QUESTION);

  expect(await first.kill()).toEqual({ code: null, signal: "SIGKILL" });
  await counter.is("reconnecting");
  await counter.shows(1, QUESTION);

  await addressOf(stage.example("counter", { SIDEKICK_PORT: String(port) }));
  await counter.is("live");
  await counter.shows(0, QUESTION);
});

test("what was typed but not submitted survives a rerun", async ({ complaints, page, stage }) => {
  complaints.announceLostConnections();
  const first = stage.example("counter");
  const { url, port } = await addressOf(first);
  const counter = await CounterPage.open(page, url);
  await counter.box.pressSequentially("wor");
  await first.kill();
  await counter.is("reconnecting");

  await addressOf(stage.example("counter", { SIDEKICK_PORT: String(port) }));
  await counter.is("live");
  await counter.shows(0, QUESTION);
  await expect(counter.box).toHaveValue("wor");
  await expect(counter.box).toBeFocused();
  await page.keyboard.type("ld");
  await page.keyboard.press("Enter");
  await counter.shows(0, "Hello, world!");
});

/** The counter as a person uses it. */
import { CounterPage, QUESTION } from "../support/counter.ts";
import { addressOf } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

test("shows a label, a button, a row, a column and a text box", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  await counter.shows(0, QUESTION);
  await expect(counter.greeting).toBeVisible();
  await expect(counter.button).toBeVisible();
  await expect(counter.box).toBeVisible();
  const kinds = await page
    .locator("#root [data-component]")
    .evaluateAll((elements) => elements.map((element) => element.getAttribute("data-component")));
  expect(kinds).toEqual(["column", "row", "label", "button", "textbox", "label"]);
  const inRow = page.locator("[data-component=column] > [data-component=row] > [data-component]");
  await expect(inRow).toHaveCount(2);
  await expect(page).toHaveTitle("Sidekick");
});

test("lays a row side by side and a column one below the other", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  const boxes = [counter.count, counter.button, counter.box, counter.greeting];
  const [count, button, box, greeting] = await Promise.all(
    boxes.map(async (locator) => locator.boundingBox()),
  );
  if (!count || !button || !box || !greeting) throw new Error("something has no place on the page");
  expect(button.x).toBeGreaterThanOrEqual(count.x + count.width);
  expect(box.y).toBeGreaterThanOrEqual(button.y + button.height);
  expect(greeting.y).toBeGreaterThanOrEqual(box.y + box.height);
});

test("a click changes the label", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  await counter.button.click();
  await counter.shows(1, QUESTION);
  await counter.button.click();
  await counter.shows(2, QUESTION);
});

test("of many quick clicks every one counts", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  await counter.button.evaluate((button: HTMLElement) => {
    for (let i = 0; i < 500; i += 1) button.click();
  });
  for (let i = 0; i < 20; i += 1) await counter.button.click();
  await counter.shows(520, QUESTION);
});

test("a name and Enter greet by name", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  await counter.box.fill("world");
  await counter.box.press("Enter");
  await counter.shows(0, "Hello, world!");
  await counter.box.fill("moon");
  await counter.box.press("Enter");
  await counter.shows(0, "Hello, moon!");
});

test("leaving the text box submits what was typed", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  await counter.box.pressSequentially("world");
  await counter.shows(0, QUESTION);
  await counter.box.blur();
  await counter.shows(0, "Hello, world!");
});

test("the keyboard alone will do", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  await page.keyboard.press("Tab");
  await expect(counter.button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await counter.shows(2, QUESTION);
  await page.keyboard.press("Tab");
  await expect(counter.box).toBeFocused();
  await page.keyboard.type("world");
  await page.keyboard.press("Enter");
  await counter.shows(2, "Hello, world!");
  await expect(counter.box).toBeFocused();
});

test("any text is shown as it was typed, and never as markup", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  const name = `<img src=x onerror="alert(1)"> & "quotes" \\ ☕ 𝄞 日本`;
  await counter.box.fill(name);
  await counter.box.press("Enter");
  await expect(counter.greeting).toHaveText(`Hello, ${name}!`);
  await expect(counter.root.locator("img")).toHaveCount(0);
});

test("a reload shows the same picture", async ({ page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const counter = await CounterPage.open(page, url);
  await counter.button.click();
  await counter.box.fill("world");
  await counter.box.press("Enter");
  await counter.shows(1, "Hello, world!");
  const picture = await counter.picture();
  await page.reload();
  await counter.is("live");
  await expect.poll(async () => counter.picture()).toBe(picture);
  await counter.button.click();
  await counter.shows(2, "Hello, world!");
});

test("two pages at once both follow", async ({ context, page, stage }) => {
  const { url } = await addressOf(stage.example("counter"));
  const first = await CounterPage.open(page, url);
  await first.button.click();
  const second = await CounterPage.open(await context.newPage(), url);
  await second.shows(1, QUESTION);
  await second.button.click();
  await first.shows(2, QUESTION);
  await second.shows(2, QUESTION);
  await first.box.fill("world");
  await first.box.press("Enter");
  await first.shows(2, "Hello, world!");
  await second.shows(2, "Hello, world!");
  expect(await second.picture()).toBe(await first.picture());
  await first.page.close();
  await second.button.click();
  await second.shows(3, "Hello, world!");
});

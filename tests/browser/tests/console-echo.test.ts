/** The console that says again what was said to it. */
import type { Page } from "@playwright/test";

import { openExample } from "../support/example.ts";
import type { Stage } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

const GREETING = "Say something, and hear it again.\n";

async function openConsole(page: Page, stage: Stage) {
  await openExample(page, stage, "console_echo");
  return {
    input: page.getByRole("textbox", { name: "Console input" }),
    output: page.getByRole("log"),
    copy: page.getByRole("button", { name: "Copy" }),
  };
}

test("it says again what was said, and empties its input", async ({ page, stage }) => {
  const { input, output } = await openConsole(page, stage);
  // All text counts here, the ends of lines too.
  const text = async () => output.evaluate((element) => element.textContent);
  await expect.poll(text).toBe(GREETING);
  await input.click();
  await page.keyboard.type("hello");
  await expect(input).toHaveValue("hello");
  await page.keyboard.press("Enter");
  await expect(input).toHaveValue("");
  await expect(input).toBeFocused();
  await expect.poll(text).toBe(`${GREETING}hello\n`);
  await page.keyboard.type("again");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect.poll(text).toBe(`${GREETING}hello\nagain\n\n`);
});

test("any line is shown as it was typed, and never as markup", async ({ page, stage }) => {
  const { input, output } = await openConsole(page, stage);
  const line = `<img src=x onerror="alert(1)"> {} & \\ ☕ 𝄞 日本`;
  await input.fill(line);
  await input.press("Enter");
  await expect(output).toContainText(line);
  await expect(output.locator("img")).toHaveCount(0);
});

test("its end stays in sight, unless the person scrolls up to read", async ({ page, stage }) => {
  const { input, output } = await openConsole(page, stage);
  const say = async (line: string) => {
    await input.fill(line);
    await input.press("Enter");
    await expect(output).toContainText(`${line}\n`);
  };
  for (let i = 0; i < 60; i += 1) await say(`line ${i};`);
  const hidden = async () =>
    output.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
  const size = await output.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  expect(size).toBeGreaterThan(100);
  await expect.poll(hidden).toBeLessThan(9);

  await output.hover();
  await page.mouse.wheel(0, -10_000);
  await expect.poll(async () => output.evaluate((element) => element.scrollTop)).toBe(0);
  await say("the last one");
  expect(await output.evaluate((element) => element.scrollTop)).toBe(0);
});

test("its text can be copied", async ({ context, page, stage }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { input, output, copy } = await openConsole(page, stage);
  await input.fill("hello");
  await input.press("Enter");
  await expect(output).toContainText("hello");
  await output.hover();
  await copy.click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe(`${GREETING}hello\n`);
});

test("a reload shows what was said before", async ({ page, stage }) => {
  const { input, output } = await openConsole(page, stage);
  await input.fill("hello");
  await input.press("Enter");
  await expect(output).toContainText("hello");
  await page.reload();
  await expect(output).toHaveText(`${GREETING}hello\n`);
  await input.fill("again");
  await input.press("Enter");
  await expect(output).toHaveText(`${GREETING}hello\nagain\n`);
});

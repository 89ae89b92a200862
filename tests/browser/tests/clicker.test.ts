/** The button whose clicks are counted. */
import { openExample } from "../support/example.ts";
import { expect, test } from "../support/test.ts";

test("each click is counted, by mouse and by keyboard", async ({ page, stage }) => {
  await openExample(page, stage, "clicker");
  const button = page.locator("[data-id=go]");
  const count = page.locator("[data-id=count]");
  await expect(button).toHaveRole("button");
  await expect(button).toHaveAccessibleName("Click");
  await expect(count).toHaveText("0");
  await button.click();
  await expect(count).toHaveText("1");
  await button.press("Enter");
  await expect(count).toHaveText("2");
  for (let i = 0; i < 10; i += 1) await button.click();
  await expect(count).toHaveText("12");
});

/** The page of the example `counter`, as a person sees it. */
import { expect, type Locator, type Page } from "@playwright/test";

/** What the page says of its connection. */
export type State = "connecting" | "waiting" | "live" | "reconnecting" | "ended" | "refused";

export class CounterPage {
  readonly page: Page;
  readonly root: Locator;
  readonly status: Locator;
  readonly count: Locator;
  readonly greeting: Locator;
  readonly button: Locator;
  readonly box: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator("#root");
    this.status = page.locator("#status");
    this.count = page.locator("[data-component=row] > [data-component=label]");
    this.greeting = page.locator("[data-component=column] > [data-component=label]");
    this.button = page.getByRole("button", { name: "+1", exact: true });
    this.box = page.getByRole("textbox", { name: "Your name", exact: true });
  }

  /** Opens the page, and waits until the program's picture is there. */
  static async open(page: Page, url: string): Promise<CounterPage> {
    await page.goto(url);
    const counter = new CounterPage(page);
    await counter.is("live");
    await expect(counter.count).toBeVisible();
    return counter;
  }

  async is(state: State): Promise<void> {
    await expect(this.status).toHaveAttribute("data-state", state);
  }

  async shows(count: number, greeting: string): Promise<void> {
    await expect(this.count).toHaveText(`Count: ${count}`);
    await expect(this.greeting).toHaveText(greeting);
  }

  /** Everything that the program shows, as markup. */
  async picture(): Promise<string> {
    return this.root.innerHTML();
  }
}

/** What the program asks before anybody has given a name. */
export const QUESTION = "Who are you?";

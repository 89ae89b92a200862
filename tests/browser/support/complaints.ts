/**
 * What pages complain about: errors and warnings in the browser's console, violations of the
 * Content-Security-Policy among them, and exceptions that nobody caught. A test fails on any that it has
 * not announced.
 */
import { expect, type BrowserContext } from "@playwright/test";

export class Complaints {
  readonly #context: BrowserContext;
  readonly #heard: string[] = [];
  readonly #announced: RegExp[] = [];

  constructor(context: BrowserContext) {
    this.#context = context;
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        this.#heard.push(`${message.type()}: ${message.text()}`);
      }
    });
    context.on("weberror", (error) => {
      this.#heard.push(`exception: ${error.error().message}`);
    });
  }

  /** Chromium itself says so whenever there is nothing where a page asks. */
  announceLostConnections(): void {
    this.announce(/net::ERR_(CONNECTION_\w+|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE)$/);
  }

  /** Such complaints are expected in this test. */
  announce(pattern: RegExp): void {
    this.#announced.push(pattern);
  }

  /** All that has been said until now. */
  async heard(): Promise<readonly string[]> {
    // An answer from a page comes after everything that it has said before.
    for (const page of this.#context.pages()) await page.evaluate(() => undefined);
    return this.#heard;
  }

  async check(): Promise<void> {
    const heard = await this.heard();
    const unexpected = heard.filter((text) => !this.#announced.some((pattern) => pattern.test(text)));
    expect(unexpected, "what pages complained about").toEqual([]);
  }
}

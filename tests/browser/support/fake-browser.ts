/** Stands where the desktop's own opener of web pages would be. It opens nothing, and keeps what it was given. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export class FakeBrowser {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async install(folder: string): Promise<FakeBrowser> {
    const browser = new FakeBrowser(folder);
    await mkdir(folder);
    const script = `#!/bin/sh\necho "$@" >> '${browser.#callsFile}'\n`;
    await writeFile(join(folder, "xdg-open"), script, { mode: 0o755 });
    await writeFile(browser.#callsFile, "");
    return browser;
  }

  /** The environment of a program on a desktop with this browser. */
  get env(): NodeJS.ProcessEnv {
    return {
      PATH: `${this.#folder}:${process.env["PATH"] ?? ""}`,
      DISPLAY: ":0",
      SIDEKICK_OPEN: undefined,
    };
  }

  /** What it was asked to open, a call each. */
  async calls(): Promise<string[]> {
    const text = await readFile(this.#callsFile, "utf8");
    return text.split("\n").slice(0, -1);
  }

  get #callsFile(): string {
    return join(this.#folder, "calls");
  }
}

/**
 * What belongs to one test on this machine: its programs, and a folder of its own in place of the user's.
 * Whatever a test leaves running is ended with it.
 */
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { FakeBrowser } from "./fake-browser.ts";
import { Program } from "./program.ts";
import { setting } from "./settings.ts";

/** Where a program shows its page. */
export interface Address {
  readonly url: string;
  readonly port: number;
  readonly token: string;
}

/** Where a relay has its page, and where programs find it. */
export interface RelayAddress {
  readonly page: string;
  readonly program: string;
}

export class Stage {
  readonly #folder: string;
  readonly #programs: Program[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async setUp(): Promise<Stage> {
    return new Stage(await mkdtemp(join(tmpdir(), "sidekick-browser-test-")));
  }

  /** Ends what still runs, and leaves nothing behind. */
  async clear(): Promise<void> {
    await Promise.all(this.#programs.map(async (program) => program.kill()));
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Starts an example. It opens no browser and takes any port, unless `env` says otherwise. */
  example(name: string, env: NodeJS.ProcessEnv = {}): Program {
    return this.#start(join(setting("SIDEKICK_EXAMPLES_DIR"), name), [], env);
  }

  /** Starts the relay. */
  relay(...args: readonly string[]): Program {
    return this.#start(setting("SIDEKICK_SERVER"), args, {});
  }

  /** A browser that only remembers what it was asked to open; to be used by its `env`. */
  async fakeBrowser(): Promise<FakeBrowser> {
    return FakeBrowser.install(join(this.#folder, "bin"));
  }

  /** A folder without any program in it. */
  async emptyFolder(): Promise<string> {
    const folder = join(this.#folder, "empty");
    await mkdir(folder);
    return folder;
  }

  #start(path: string, args: readonly string[], env: NodeJS.ProcessEnv): Program {
    // Nothing of the user's own environment takes part, but for the search path.
    const program = new Program(path, args, {
      PATH: process.env["PATH"],
      HOME: this.#folder,
      XDG_STATE_HOME: join(this.#folder, "state"),
      SIDEKICK_OPEN: "0",
      SIDEKICK_PORT: "0",
      ...env,
    });
    this.#programs.push(program);
    return program;
  }
}

/** Waits for the line with the page's address. */
export async function addressOf(program: Program): Promise<Address> {
  const [, url = "", port, token = ""] = await program.says(
    /^Sidekick: (http:\/\/127\.0\.0\.1:(\d+)\/#([\w-]+))\n/m,
  );
  return { url, port: Number(port), token };
}

/** Waits for the lines with the relay's addresses. */
export async function relayAddressOf(relay: Program): Promise<RelayAddress> {
  const [, page = "", program = ""] = await relay.says(
    /^Page: +(\S+)\nProgram: SIDEKICK_URL='(\S+)'\n/m,
  );
  return { page, program };
}

/**
 * A program that a test has started: what it has written so far, and how it ended. It is stopped by its own
 * process, never by a name.
 */
import { spawn, type ChildProcess } from "node:child_process";

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export class Program {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #listeners = new Set<() => void>();
  #stdout = "";
  #stderr = "";
  #end: End | undefined;

  /** Starts the program with exactly this environment. */
  constructor(path: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#name = path;
    this.#child = spawn(path, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.#stdout += text;
      this.#tell();
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr += text;
      this.#tell();
    });
    this.#child.on("error", (error) => {
      this.#stderr += String(error);
      this.#finish({ code: null, signal: null });
    });
    // Unlike `exit`, it comes after everything that the program has written.
    this.#child.on("close", (code, signal) => {
      this.#finish({ code, signal });
    });
  }

  get stdout(): string {
    return this.#stdout;
  }

  /** The two streams may be heard in another order than they were written; it is whole when the program has ended. */
  get stderr(): string {
    return this.#stderr;
  }

  /** Waits until standard output has what `pattern` describes. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#waitFor(
      () => pattern.exec(this.#stdout) ?? undefined,
      `it never said ${String(pattern)}`,
    );
  }

  /** Waits until the program has ended by itself. */
  async ended(): Promise<End> {
    return this.#waitFor(() => this.#end, "");
  }

  /** Ctrl+C, and how the program ended. */
  async interrupt(): Promise<End> {
    this.#child.kill("SIGINT");
    return this.ended();
  }

  /** Ends the program without giving it a chance to say anything. */
  async kill(): Promise<End> {
    this.#child.kill("SIGKILL");
    return this.ended();
  }

  #finish(end: End): void {
    this.#end ??= end;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  async #waitFor<T>(look: () => T | undefined, complaint: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const listener = (): void => {
        const found = look();
        if (found !== undefined) resolve(found);
        else if (this.#end !== undefined) reject(new Error(this.#describe(complaint)));
        else return;
        this.#listeners.delete(listener);
      };
      this.#listeners.add(listener);
      listener();
    });
  }

  #describe(complaint: string): string {
    const end = JSON.stringify(this.#end);
    return `${this.#name}: ${complaint}\nend: ${end}\nstdout: ${this.#stdout}\nstderr: ${this.#stderr}`;
  }
}

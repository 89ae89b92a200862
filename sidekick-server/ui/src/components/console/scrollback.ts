/**
 * The text of a console, in chunks of lines. Only the last chunk ever grows, so that the browser never lays
 * out again what is already there; a full chunk is not even laid out before it comes into view.
 */
import { createElement } from "../../dom";

/** What a console remembers, unless the program asks for more or less. The oldest lines go first. */
export const MOST_LINES = 10_000;
/** Lines may be long, or never end: together they hold no more characters than this. */
export const MOST_CHARACTERS = 8 << 20;

const CHUNK_LINES = 100;
/** A line that doesn't end is broken here, on the screen only, so that it doesn't slow down the rest. */
const CHUNK_CHARACTERS = 64 << 10;

interface Chunk {
  readonly element: HTMLElement;
  readonly text: Text;
  /** How many line breaks it holds. */
  breaks: number;
}

export class Scrollback {
  readonly #container: HTMLElement;
  readonly #mostLines: number;
  /** The first `#gone` have been removed. */
  #chunks: Chunk[] = [];
  #breaks = 0;
  #characters = 0;

  constructor(container: HTMLElement, mostLines = MOST_LINES) {
    this.#container = container;
    this.#mostLines = mostLines;
  }

  append(text: string): void {
    const added = new DocumentFragment();
    let start = 0;
    while (start < text.length) {
      const last = this.#openChunk(added);
      const { end, breaks } = takeLines(text, start, CHUNK_LINES - last.breaks, CHUNK_CHARACTERS);
      last.text.appendData(text.slice(start, end));
      last.breaks += breaks;
      this.#breaks += breaks;
      this.#characters += end - start;
      start = end;
    }
    this.#container.append(added);
    this.#trim();
  }

  clear(): void {
    this.#chunks = [];
    this.#breaks = 0;
    this.#characters = 0;
    this.#container.replaceChildren();
  }

  text(): string {
    return this.#chunks.map(({ text }) => text.data).join("");
  }

  /** The chunk that the next text belongs to. A full one is closed, and never touched again. */
  #openChunk(added: DocumentFragment): Chunk {
    const last = this.#chunks.at(-1);
    if (last !== undefined && last.breaks < CHUNK_LINES && last.text.length < CHUNK_CHARACTERS) return last;
    if (last?.breaks === CHUNK_LINES) last.element.classList.add("is-full");
    const text = document.createTextNode("");
    const element = createElement("div", "console-chunk", text);
    const chunk = { element, text, breaks: 0 };
    this.#chunks.push(chunk);
    added.append(element);
    return chunk;
  }

  #trim(): void {
    let gone = 0;
    for (const chunk of this.#chunks) {
      const isSpare = this.#breaks - chunk.breaks >= this.#mostLines || this.#characters > MOST_CHARACTERS;
      if (!isSpare || gone === this.#chunks.length - 1) break;
      chunk.element.remove();
      this.#breaks -= chunk.breaks;
      this.#characters -= chunk.text.length;
      gone += 1;
    }
    if (gone > 0) this.#chunks = this.#chunks.slice(gone);
    const [first] = this.#chunks;
    if (first !== undefined && this.#breaks > this.#mostLines) this.#cutLines(first, this.#breaks - this.#mostLines);
  }

  #cutLines(chunk: Chunk, count: number): void {
    const { end, breaks } = takeLines(chunk.text.data, 0, count, Infinity);
    chunk.text.deleteData(0, end);
    chunk.breaks -= breaks;
    this.#breaks -= breaks;
    this.#characters -= end;
  }
}

/** How far `lines` lines reach in `text`, but not further than about `characters`. */
function takeLines(text: string, start: number, lines: number, characters: number): { end: number; breaks: number } {
  const limit = Math.min(text.length, start + characters);
  let end = start;
  let breaks = 0;
  while (breaks < lines) {
    const next = text.indexOf("\n", end);
    if (next === -1 || next >= limit) return { end: Math.max(end, limit), breaks };
    end = next + 1;
    breaks += 1;
  }
  return { end, breaks };
}

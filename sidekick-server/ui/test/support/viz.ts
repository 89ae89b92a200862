/** Nodes as a hero sends them, and a view of variables that tests can read as text. */
import { sceneFixture, spawn, type SceneFixture } from "./messages";

export type Node = Record<string, unknown>;

let idsGiven = 0;
export const node = (type: string, value: unknown, more: object = {}): Node => {
  idsGiven += 1;
  return { id: `node-${idsGiven}`, type, value, ...more };
};
export const int = (value: number): Node => node("i32", value);
export const list = (...value: Node[]): Node => node("list", value, { length: value.length });
export const set = (...value: Node[]): Node => node("set", value, { length: value.length });
export const dict = (...entries: [Node, Node][]): Node =>
  node("dict", entries.map(([key, value]) => ({ key, value })), { length: entries.length });
export const struct = (name: string, value: Record<string, Node>): Node => node(`object (${name})`, value);
export const text = (value: string): Node => node("String", value);
export const cutShort = (length: number, ...value: Node[]): Node =>
  node("list", [...value, node("truncated", "more…")], { length });

export interface VizFixture extends SceneFixture {
  readonly act: (action: string, variableName: string, options?: object) => void;
  readonly show: (variableName: string, value: Node) => void;
  /** The tree as text: `label=value` for each, what is in it in brackets, `+` before what is folded. */
  readonly tree: () => string;
  /** The row of an item, by the labels that lead to it. */
  readonly row: (...labels: string[]) => HTMLElement;
  readonly press: (...keys: string[]) => void;
}

export function vizFixture(): VizFixture {
  const fixture = sceneFixture();
  fixture.apply(spawn("viz", "v"));
  const root = (): Element => child(fixture.element("v"), ".viz-tree");
  const act = (action: string, variableName: string, options: object = {}): void => {
    const payload = { action, variableName, options };
    fixture.apply({ id: 0, component: "viz", type: "update", target: "v", payload });
  };
  return {
    ...fixture,
    act,
    show: (variableName, value) => {
      act("set", variableName, { path: [], valueRepresentation: value, length: value.length });
    },
    tree: () => outline(root()),
    row: (...labels) => {
      const item = labels.reduce((at, label) => {
        const found = itemsOf(at).find((candidate) => part(candidate, "label") === label);
        if (found === undefined) throw new Error(`there is no ${label}`);
        return found;
      }, root());
      return child(item, ".viz-row");
    },
    press: (...keys) => {
      for (const key of keys) {
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      }
    },
  };
}

function child(element: Element, selector: string): HTMLElement {
  const found = element.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
}

export function part(item: Element, name: string): string {
  return child(item, `.viz-row > .viz-${name}`).textContent;
}

function itemsOf(element: Element): Element[] {
  const group = element.matches(".viz-tree") ? element : element.querySelector(":scope > .viz-group");
  return Array.from(group?.children ?? []);
}

function outline(element: Element): string {
  return itemsOf(element)
    .map((item) => {
      const expanded = child(item, ".viz-row").getAttribute("aria-expanded");
      const length = part(item, "length").replace(/ items?$/, "");
      const label = part(item, "label");
      const inside = expanded === null ? part(item, "value") : `${part(item, "type")}${length}(${outline(item)})`;
      return (expanded === "false" ? "+" : "") + (label === "" ? "" : `${label}=`) + inside;
    })
    .join(" ");
}

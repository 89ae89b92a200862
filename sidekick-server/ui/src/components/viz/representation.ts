/**
 * Decodes the nodes of the wire (`valueRepresentation`) into what the tree shows. A node that is not as it
 * should be is an error that names the field; nothing is guessed.
 */
import type { Fields } from "../../fields";

/** The shapes that a node can have. Those up to `object` hold others. */
export type Shape = "list" | "set" | "dict" | "object" | "scalar" | "truncated" | "recursive_ref" | "error";

export interface Representation {
  readonly shape: Shape;
  /** The name of the type, as it is shown. */
  readonly type: string;
  /** The value as it is shown; empty for what holds others. */
  readonly text: string;
  /** How many the whole container holds, also where not all of them were sent. */
  readonly length: number | undefined;
  /** The program says when it changes. */
  readonly isTracked: boolean;
  readonly parts: readonly Part[];
}

/** A node inside of another. */
export interface Part {
  /** What it is found by: the id of a set's member, the key of an entry, the name of a field. Empty in a list. */
  readonly key: string;
  /** What is shown in front of it. In a list, that is the index, which is not fixed. */
  readonly label: string;
  readonly value: Representation;
}

const NOTES = ["truncated", "recursive_ref", "error"] as const;
const OBJECT_TYPE = /^object \((.*)\)$/s;
/** Types whose values are shown in quotes, so that a text is told from a number that travels as text. */
const TEXT_TYPE = /^&?(?:'\w+ )?(?:mut )?(?:str|string|char|cow<.*str>|(?:box|rc|arc)<str>)$/i;

/** Reads a node, and all that is in it. */
export function readNode(node: Fields): Representation {
  const type = node.text("type");
  const common = { length: node.optionalCount("length"), isTracked: node.flag("observableTracked") };
  switch (type) {
    case "list":
      return { ...common, shape: type, type, text: "", parts: node.records("value").map(readElement) };
    case "set":
      return { ...common, shape: type, type, text: "", parts: node.records("value").map(readMember) };
    case "dict":
      return { ...common, shape: type, type, text: "", parts: node.records("value").map(readEntry) };
  }
  const name = OBJECT_TYPE.exec(type)?.[1];
  if (name !== undefined) return { ...common, shape: "object", type: name, text: "", parts: readFields(node) };
  const note = NOTES.find((candidate) => candidate === type);
  if (note !== undefined) return { ...common, shape: note, type, text: node.text("value"), parts: [] };
  return { ...common, shape: "scalar", type, text: scalarText(type, node.raw("value")), parts: [] };
}

/** One more element of a list. */
export function readElement(node: Fields): Part {
  return { key: "", label: "", value: readNode(node) };
}

/** A member of a set. Where members were left out, a note stands in for them. */
export function readMember(node: Fields): Part {
  return { key: node.optionalText("id") ?? "", label: "", value: readNode(node) };
}

function readEntry(entry: Fields): Part {
  // What stands in for entries that were left out is a plain node.
  if (entry.raw("type") !== undefined) return readElement(entry);
  return { ...readKey(entry.fields("key")), value: readNode(entry.fields("value")) };
}

/** The key of an entry. */
export function readKey(key: Fields): { readonly key: string; readonly label: string } {
  return { key: keyOf(plainValue(key)), label: wordsOf(readNode(key)) };
}

/** What an entry is found by, from its step in a path. */
export function keyOf(value: unknown): string {
  // Nothing at all travels as null in a path, and as this text in a node.
  return JSON.stringify(value ?? "None");
}

function readFields(node: Fields): readonly Part[] {
  const fields = node.fields("value");
  return fields.names().map((name) => ({ key: name, label: name, value: readNode(fields.fields(name)) }));
}

/** A node's value without what is only about showing it. */
function plainValue(node: Fields): unknown {
  const value = node.raw("value");
  if (!Array.isArray(value)) return value;
  return node.records("value").map((part) => (part.raw("key") === undefined ? plainValue(part) : part.names()));
}

/** A representation in one line, for a key. */
function wordsOf({ shape, type, text, parts }: Representation): string {
  if (shape === "object") return `${type} { ${parts.map(({ label, value }) => `${label}: ${wordsOf(value)}`).join(", ")} }`;
  if (parts.length === 0) return text === "" ? type : text;
  return `(${parts.map(({ value }) => wordsOf(value)).join(", ")})`;
}

function scalarText(type: string, value: unknown): string {
  if (typeof value === "string") return TEXT_TYPE.test(type) ? JSON.stringify(value) : value;
  return JSON.stringify(value ?? null);
}

/** What a canvas does, as values that can wait for a frame, and be left out if nobody would see them. */
import type { Fields } from "../../fields";
import { drawings, type Drawing } from "./shapes";

/** The buffer that is on the screen. */
export const SCREEN = 0;

export type Operation =
  | { readonly kind: "draw"; readonly buffer: number; readonly draw: Drawing }
  | { readonly kind: "clear" | "create" | "destroy"; readonly buffer: number }
  | { readonly kind: "copy"; readonly buffer: number; readonly source: number; readonly replaces: boolean };

/** Reads an `update`. All that could fail fails here, and never later in the frame. */
export function readOperation(action: string, options: Fields, report: (message: string) => void): Operation {
  switch (action) {
    case "clear":
      return { kind: "clear", buffer: options.count("bufferId") };
    case "createBuffer":
      return { kind: "create", buffer: options.count("bufferId") };
    case "destroyBuffer":
      return { kind: "destroy", buffer: options.count("bufferId") };
    case "drawBuffer":
      return {
        kind: "copy",
        buffer: options.count("targetBufferId"),
        source: options.count("sourceBufferId"),
        replaces: options.flag("replace"),
      };
  }
  const read = drawings[action];
  if (read === undefined) throw new Error(`canvas has no action ${action}`);
  return { kind: "draw", buffer: options.count("bufferId"), draw: read(options, report) };
}

/** The names of all actions. */
export const ACTIONS: readonly string[] = [
  "clear",
  "createBuffer",
  "destroyBuffer",
  "drawBuffer",
  ...Object.keys(drawings),
];

/**
 * Leaves out what is wiped before anyone sees it: when a page is behind, only the last picture of an
 * animation is drawn. Everything that is in a buffer in the end comes out the same.
 */
export function withoutUnseen(operations: readonly Operation[]): readonly Operation[] {
  const seen: Operation[] = [];
  /** Going backwards: the buffers whose content at this point is wiped later without having been read. */
  const wiped = new Set<number>();
  for (const operation of operations.toReversed()) {
    const { kind, buffer } = operation;
    const isBookkeeping = kind === "create" || kind === "destroy";
    if (wiped.has(buffer) && !isBookkeeping) continue;
    seen.push(operation);
    if (kind === "clear" || isBookkeeping) {
      wiped.add(buffer);
    } else if (kind === "copy") {
      // A buffer that is copied onto itself is read first, so the order of these two matters.
      if (operation.replaces) wiped.add(buffer);
      wiped.delete(operation.source);
    }
  }
  return seen.reverse();
}

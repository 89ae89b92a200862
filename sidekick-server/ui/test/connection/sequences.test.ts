/** Every sequence of inputs that can come, to a length, against what must always hold. */
import { describe, expect, it } from "vitest";
import type { ConnectionMachine, Effect, Input, Status } from "../../src/connection/machine";
import { machine, offline, online, probed, simple } from "../support/inputs";

/** What the shell and the world around a machine are doing: which inputs can come next. */
interface World {
  readonly socket: "none" | "opening" | "open";
  readonly hasTimer: boolean;
  readonly isProbing: boolean;
  readonly isAway: boolean;
  readonly isHidden: boolean;
  readonly heroes: number;
}

/** Every input that can come in this world. */
function possible(world: World): Input[] {
  const inputs = [simple("woken"), simple("readdressed"), simple(world.isHidden ? "shown" : "hidden")];
  inputs.push(simple(world.isAway ? "started" : "left"));
  if (world.socket === "opening") inputs.push(simple("opened"));
  if (world.socket !== "none") inputs.push(simple("closed"));
  if (world.hasTimer) inputs.push(simple("timedOut"));
  if (world.isProbing) inputs.push(probed(true), probed(false));
  if (world.socket === "open") inputs.push(world.heroes > 0 ? offline() : online(), simple("cleared"));
  // A page that was left gets only what brings it back, and what was still on its way.
  return world.isAway ? inputs.filter(({ type }) => type === "started" || type === "probed") : inputs;
}

function step(world: World, input: Input, effects: readonly Effect[]): World {
  let next = { ...world };
  if (input.type === "opened") next.socket = "open";
  if (input.type === "closed") next = { ...next, socket: "none", heroes: 0 };
  if (input.type === "timedOut") next.hasTimer = false;
  if (input.type === "probed") next.isProbing = false;
  if (input.type === "left") next.isAway = true;
  if (input.type === "started") next.isAway = false;
  if (input.type === "hidden" || input.type === "shown") next.isHidden = input.type === "hidden";
  if (input.type === "heroOnline") next.heroes = 1;
  if (input.type === "heroOffline") next.heroes = 0;
  for (const effect of effects) {
    if (effect.type === "connect") next = { ...next, socket: "opening", heroes: 0 };
    if (effect.type === "disconnect") next = { ...next, socket: "none", heroes: 0 };
    if (effect.type === "probe") next.isProbing = true;
    if (effect.type === "setTimer") next.hasTimer = true;
    if (effect.type === "clearTimer") next.hasTimer = false;
  }
  return next;
}

/** What must hold after any input, whatever came before. */
function violation(link: ConnectionMachine, world: World, effects: readonly Effect[]): string | undefined {
  const opened = effects.filter(({ type }) => type === "connect").length;
  if (opened > 1) return "opens two sockets at once";
  if (world.isAway && (world.socket !== "none" || world.hasTimer)) return "works on after it was left";
  const isStuck = world.socket !== "open" && !world.hasTimer && !world.isProbing;
  if (!world.isAway && isStuck) return "never tries again";
  const isLive = world.socket === "open" && world.heroes > 0;
  if (isLive !== (link.status === "live")) return `is ${link.status} with ${world.heroes} programs`;
  for (const effect of effects) {
    if (effect.type !== "setTimer" || world.socket === "opening") continue;
    const patient = world.isHidden || link.status === "refused";
    if (effect.ms > (patient ? 5_000 : 1_000)) return `pauses for ${effect.ms} ms`;
  }
  return undefined;
}

describe("any sequence of inputs", () => {
  it("to a length of 8 keeps every invariant, and reaches every status", () => {
    const depth = 8;
    const statuses = new Set<Status>();
    let checked = 0;
    const start: World = { socket: "none", hasTimer: false, isProbing: false, isAway: true, isHidden: false, heroes: 0 };

    /** Walks the sequences that begin with `path`; a machine can't be copied, so it is led there again. */
    function walk(path: readonly Input[], world: World): void {
      if (path.length === depth) return;
      for (const input of possible(world)) {
        const link = machine();
        for (const earlier of path) link.handle(earlier);
        const effects = link.handle(input);
        const next = step(world, input, effects);
        const problem = violation(link, next, effects);
        const sequence = [...path, input];
        if (problem !== undefined) throw new Error(`${problem} after ${JSON.stringify(sequence)}`);
        statuses.add(link.status);
        checked += 1;
        walk(sequence, next);
      }
    }

    walk([], start);
    expect(checked).toBeGreaterThan(100_000);
    expect([...statuses].sort()).toEqual(["connecting", "ended", "live", "reconnecting", "refused", "waiting"]);
  }, 60_000);
});

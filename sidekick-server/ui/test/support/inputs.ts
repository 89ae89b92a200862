/** A machine without jitter, and its inputs by name. */
import { ConnectionMachine, type Effect, type Input } from "../../src/connection/machine";

export const machine = (): ConnectionMachine => new ConnectionMachine(() => 0);

/** The inputs that carry nothing. */
type SimpleType = Exclude<Input["type"], "probed" | "heroOnline" | "heroOffline">;

export const simple = (type: SimpleType): Input => ({ type });
export const online = (peerId = "h"): Input => ({ type: "heroOnline", peerId });
export const offline = (peerId = "h"): Input => ({ type: "heroOffline", peerId });
export const probed = (isThere: boolean): Input => ({ type: "probed", isThere });

/** Gives all inputs, and what came of the last. */
export function run(target: ConnectionMachine, ...inputs: Input[]): readonly Effect[] {
  let effects: readonly Effect[] = [];
  for (const input of inputs) effects = target.handle(input);
  return effects;
}

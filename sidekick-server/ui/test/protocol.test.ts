import { describe, expect, it } from "vitest";
import {
  decodeMessage,
  encodeAnnounce,
  encodeError,
  encodeEvent,
  splitFrame,
} from "../src/protocol";
import { announce, clearAll, notice, remove, spawn, update } from "./support/messages";

describe("splitFrame", () => {
  it("takes one message, or a batch of them in order", () => {
    expect(splitFrame('{"id":0}')).toEqual([{ id: 0 }]);
    expect(splitFrame("[1,2]")).toEqual([1, 2]);
    expect(splitFrame("[]")).toEqual([]);
  });

  it("refuses what is not JSON", () => {
    expect(() => splitFrame("{")).toThrow("frame: not JSON");
    expect(() => splitFrame("NaN")).toThrow("frame: not JSON");
  });
});

describe("decodeMessage", () => {
  it("knows every message of a hero", () => {
    expect(decodeMessage(clearAll)).toEqual({ type: "clearAll" });
    expect(decodeMessage(remove("label", "l"))).toEqual({ type: "remove", component: "label", target: "l" });
    expect(decodeMessage(announce("online"))).toEqual({
      type: "announce",
      peerId: "hero-1",
      role: "hero",
      status: "online",
    });
    expect(decodeMessage(notice("error", "Oh", "no", "b"))).toEqual({
      type: "notice",
      level: "error",
      title: "Oh",
      message: "no",
      src: "b",
    });
    expect(decodeMessage(spawn("label", "l", { text: "t" }))).toMatchObject({
      type: "spawn",
      component: "label",
      target: "l",
    });
    expect(decodeMessage(update("label", "l", "setText"))).toMatchObject({ type: "update", target: "l" });
  });

  it("ignores fields that it doesn't know, and takes a payload that is absent for an empty one", () => {
    const message = decodeMessage({ component: "row", type: "spawn", target: "r", later: { x: 1 } });
    expect(message).toMatchObject({ type: "spawn", component: "row", target: "r" });
  });

  it.each([
    [null, "message: expected an object, found null"],
    ["text", 'message: expected an object, found "text"'],
    [{ type: "spawn" }, "component: expected text, found nothing"],
    [{ component: "label" }, "type: expected text, found nothing"],
    [{ component: "label", type: "spawn" }, "target: expected text, found nothing"],
    [{ component: "label", type: "spawn", target: 1 }, "target: expected text, found 1"],
    [{ component: "label", type: "spawn", target: "l", payload: [] }, "payload: expected an object, found an array"],
    [{ component: "label", type: "remove" }, "target: expected text, found nothing"],
    [{ component: "global", type: "dance" }, "message: unknown type global/dance"],
    [{ component: "button", type: "event", src: "b" }, "message: unknown type button/event"],
    [announce("away"), 'payload.status: expected one of online, offline, found "away"'],
    [notice("loud", "a", "b"), 'payload.level: expected one of info, warning, error, found "loud"'],
  ])("names what is wrong with %j", (raw, message) => {
    expect(() => decodeMessage(raw)).toThrow(message);
  });
});

describe("what the page says", () => {
  it("announces itself with what it understands", () => {
    expect(JSON.parse(encodeAnnounce("me", "online", 42))).toEqual({
      id: 0,
      component: "system",
      type: "announce",
      payload: {
        peerId: "me",
        role: "sidekick",
        status: "online",
        version: "0.1.0",
        timestamp: 42,
        capabilities: ["insertBefore", "objectPaths", "batch", "canvas.replace", "notice"],
      },
    });
  });

  it("encodes events and errors", () => {
    expect(encodeEvent("button", "go", { event: "click" })).toBe(
      '{"id":0,"component":"button","type":"event","src":"go","payload":{"event":"click"}}',
    );
    expect(encodeError("label", "l", "no")).toBe(
      '{"id":0,"component":"label","type":"error","src":"l","payload":{"message":"no"}}',
    );
  });
});

/**
 * The wire: every name and shape that travels between a hero (the program) and this page, and the only
 * place that turns text into messages and back. It must never touch the DOM, and knows no component's
 * payload beyond its fields: each component reads its own.
 */
import { Fields, WireError } from "./fields";

/** What this page understands beyond the base protocol. Only what is really implemented is listed. */
export const CAPABILITIES = ["insertBefore", "objectPaths", "batch", "canvas.replace", "notice"] as const;

/** The id that stands for the page itself where a parent is named. */
export const ROOT = "root";

export type Role = "hero" | "sidekick";
export type Presence = "online" | "offline";

/** `system/announce`: who is here. */
export interface Announce {
  readonly type: "announce";
  readonly peerId: string;
  readonly role: Role;
  readonly status: Presence;
}

/** `global/clearAll`: drop everything; the whole picture follows. */
export interface ClearAll {
  readonly type: "clearAll";
}

const NOTICE_LEVELS = ["info", "warning", "error"] as const;
export type NoticeLevel = (typeof NOTICE_LEVELS)[number];

/** `global/notice`: something the person should see, perhaps about one component. */
export interface Notice {
  readonly type: "notice";
  readonly level: NoticeLevel;
  readonly title: string;
  readonly message: string;
  readonly src: string | undefined;
}

export interface Spawn {
  readonly type: "spawn";
  readonly component: string;
  readonly target: string;
  readonly payload: Fields;
}

export interface Update {
  readonly type: "update";
  readonly component: string;
  readonly target: string;
  readonly payload: Fields;
}

export interface Remove {
  readonly type: "remove";
  readonly component: string;
  readonly target: string;
}

/** Messages that change the picture. */
export type SceneMessage = ClearAll | Spawn | Update | Remove;

/** Everything that a hero, or the relay on behalf of a peer, sends to this page. */
export type HeroMessage = Announce | Notice | SceneMessage;

/**
 * The messages in one frame, not yet decoded: a frame is one message, or an array of them (`batch`).
 *
 * @throws WireError if the frame is not JSON.
 */
export function splitFrame(frame: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch (cause) {
    throw new WireError("frame: not JSON", { cause });
  }
  return Array.isArray(value) ? value : [value];
}

/**
 * Decodes one message.
 *
 * @throws WireError naming the first field that is missing or of the wrong type.
 */
export function decodeMessage(raw: unknown): HeroMessage {
  const message = Fields.of(raw, "message");
  const component = message.text("component");
  const type = message.text("type");
  switch (type) {
    case "spawn":
    case "update":
      return { type, component, target: message.text("target"), payload: message.fields("payload") };
    case "remove":
      return { type, component, target: message.text("target") };
  }
  switch (`${component}/${type}`) {
    case "global/clearAll":
      return { type: "clearAll" };
    case "global/notice":
      return decodeNotice(message.fields("payload"));
    case "system/announce":
      return decodeAnnounce(message.fields("payload"));
  }
  throw new WireError(`message: unknown type ${component}/${type}`);
}

function decodeAnnounce(payload: Fields): Announce {
  return {
    type: "announce",
    peerId: payload.text("peerId"),
    role: payload.oneOf("role", ["hero", "sidekick"]),
    status: payload.oneOf("status", ["online", "offline"]),
  };
}

function decodeNotice(payload: Fields): Notice {
  return {
    type: "notice",
    level: payload.oneOf("level", NOTICE_LEVELS),
    title: payload.text("title"),
    message: payload.text("message"),
    src: payload.optionalText("src"),
  };
}

/** What a component says to its counterpart in the program, such as `{event: "click"}`. */
export interface EventPayload {
  readonly event: string;
  readonly [key: string]: unknown;
}

export function encodeAnnounce(peerId: string, status: Presence, timestamp: number): string {
  const payload = {
    peerId,
    role: "sidekick" satisfies Role,
    status,
    version: __UI_VERSION__,
    timestamp,
    capabilities: CAPABILITIES,
  };
  return JSON.stringify({ id: 0, component: "system", type: "announce", payload });
}

export function encodeEvent(component: string, src: string, payload: EventPayload): string {
  return JSON.stringify({ id: 0, component, type: "event", src, payload });
}

export function encodeError(component: string, src: string, message: string): string {
  return JSON.stringify({ id: 0, component, type: "error", src, payload: { message } });
}

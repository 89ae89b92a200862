/** Messages as a hero sends them, and what tests need to give them to a scene. */
import { vi, type Mock } from "vitest";
import { components } from "../../src/components";
import { decodeMessage, type HeroMessage, type SceneMessage } from "../../src/protocol";
import { Scene, type SceneOutlet } from "../../src/scene";
import { blurOnDetach } from "./browser";

export const clearAll = { id: 0, component: "global", type: "clearAll" };

export function announce(status: string, peerId = "hero-1", role = "hero"): object {
  const payload = { peerId, role, status, version: "0.1.0", timestamp: 1 };
  return { id: 0, component: "system", type: "announce", payload };
}

export function notice(level: string, title: string, message: string, src?: string): object {
  return { id: 0, component: "global", type: "notice", payload: { level, title, message, src } };
}

export function spawn(component: string, target: string, payload: object = {}): object {
  return { id: 0, component, type: "spawn", target, payload };
}

export function update(component: string, target: string, action: string, options?: object): object {
  return { id: 0, component, type: "update", target, payload: { action, options } };
}

export function move(component: string, target: string, parent: string, insertBefore?: string): object {
  return update(component, target, "changeParent", { parent, insertBefore });
}

export function remove(component: string, target: string): object {
  return { id: 0, component, type: "remove", target };
}

export interface SceneFixture {
  readonly root: HTMLElement;
  readonly scene: Scene;
  readonly emit: Mock<SceneOutlet["emit"]>;
  readonly report: Mock<SceneOutlet["report"]>;
  /** Applies raw messages, as they are on the wire. */
  readonly apply: (...messages: readonly object[]) => void;
  /** The element of an instance; fails if there is none. */
  readonly element: (id: string) => HTMLElement;
}

/** A scene with all components, in a document that holds nothing else. */
export function sceneFixture(): SceneFixture {
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  blurOnDetach();
  const emit = vi.fn<SceneOutlet["emit"]>(() => true);
  const report = vi.fn<SceneOutlet["report"]>();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const scene = new Scene(root, components, { emit, report });
  return {
    root,
    scene,
    emit,
    report,
    apply: (...messages) => {
      for (const message of messages) scene.apply(asSceneMessage(decodeMessage(message)));
    },
    element: (id) => {
      const element = root.querySelector<HTMLElement>(`[data-id="${id}"]`);
      if (element === null) throw new Error(`there is no component ${id}`);
      return element;
    },
  };
}

function asSceneMessage(message: HeroMessage): SceneMessage {
  if (message.type === "announce" || message.type === "notice") throw new Error("not for a scene");
  return message;
}

/** The tree of instance ids below an element, such as `bar(button-1 inner(label-4))`. */
export function outline(element: Element): string {
  return Array.from(element.children)
    .filter((child): child is HTMLElement => child instanceof HTMLElement && "id" in child.dataset)
    .map((child) => {
      const inside = outline(child);
      return (child.dataset.id ?? "") + (inside === "" ? "" : `(${inside})`);
    })
    .join(" ");
}

/**
 * The picture: which components are on the page, and where. Each message goes straight to the one element
 * it concerns, so the work it takes does not depend on how much is shown. The scene must never read layout
 * and never let one bad message stop the next.
 */
import type { Component, ComponentFactory } from "./component";
import { moveElement } from "./dom";
import type { Fields } from "./fields";
import { Keepsakes } from "./keepsakes";
import { ROOT, type EventPayload, type SceneMessage, type Spawn, type Update } from "./protocol";

/** Where the scene's components speak to. */
export interface SceneOutlet {
  /** Passes an event to the program. False if nobody is there to hear it. */
  emit(component: string, src: string, payload: EventPayload): boolean;
  /** Tells the program that a component could not do what a message asked for. */
  report(component: string, src: string, message: string): void;
}

/** Somewhere components can be: the page itself, or the inside of a container. */
interface Place {
  readonly slot: HTMLElement;
  readonly children: Set<Instance>;
}

interface Instance {
  readonly id: string;
  readonly type: string;
  readonly component: Component;
  /** What is inside. Only containers have it. */
  readonly inside: Place | undefined;
  parent: Place;
}

/** Where a message wants a component to be. */
interface Layout {
  readonly parent: string;
  readonly insertBefore: string | undefined;
}

export class Scene {
  readonly #factories: ReadonlyMap<string, ComponentFactory>;
  readonly #outlet: SceneOutlet;
  readonly #root: Place;
  readonly #instances = new Map<string, Instance>();
  readonly #keepsakes = new Keepsakes();
  readonly #unknownTypes = new Set<string>();
  #isRearranging = false;

  constructor(
    root: HTMLElement,
    factories: ReadonlyMap<string, ComponentFactory>,
    outlet: SceneOutlet,
  ) {
    this.#root = { slot: root, children: new Set() };
    this.#factories = factories;
    this.#outlet = outlet;
  }

  /** Applies one message. What can't be applied is reported, and changes nothing. */
  apply(message: SceneMessage): void {
    if (message.type === "clearAll") {
      this.#clear();
      return;
    }
    if (!this.#factories.has(message.component)) {
      this.#warnUnknownType(message.component);
      return;
    }
    try {
      switch (message.type) {
        case "spawn":
          this.#spawn(message);
          break;
        case "update":
          this.#update(message);
          break;
        case "remove":
          this.#remove(this.#find(message.target));
          break;
      }
    } catch (error) {
      this.#report(message.component, message.target, error instanceof Error ? error.message : String(error));
    }
  }

  /** The element of an instance, for what is shown at it. */
  elementOf(id: string): HTMLElement | undefined {
    return this.#instances.get(id)?.component.element;
  }

  #clear(): void {
    for (const { id, type, component } of this.#instances.values()) {
      this.#keepsakes.take(id, type, component);
      component.dispose?.();
    }
    this.#instances.clear();
    this.#root.children.clear();
    this.#rearrange(() => {
      this.#root.slot.replaceChildren();
    });
  }

  #spawn({ component: type, target: id, payload }: Spawn): void {
    const factory = this.#factories.get(type);
    if (factory === undefined) return;
    const component = factory(payload, {
      emit: (event) => this.#outlet.emit(type, id, event),
      report: (message) => {
        this.#report(type, id, message);
      },
      isRearranging: () => this.#isRearranging,
    });
    const layout = layoutOf(payload);
    component.element.dataset.id = id;
    component.element.dataset.component = type;

    const previous = this.#instances.get(id);
    if (previous !== undefined) {
      this.#report(type, id, `spawn: the id ${id} was in use; the older component was removed`);
      this.#remove(previous);
    }
    const inside = component.slot && { slot: component.slot, children: new Set<Instance>() };
    const instance: Instance = { id, type, component, inside, parent: this.#root };
    this.#place(instance, layout);
    this.#instances.set(id, instance);
    this.#keepsakes.giveBack(id, type, component);
  }

  #update({ target, payload }: Update): void {
    const instance = this.#find(target);
    const name = payload.text("action");
    const options = payload.fields("options");
    if (name === "changeParent") {
      this.#place(instance, layoutOf(options));
      return;
    }
    const { actions } = instance.component;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) throw new Error(`update: ${instance.type} has no action ${name}`);
    action(options, payload);
  }

  /** Removes an instance and everything in it. */
  #remove(instance: Instance): void {
    instance.parent.children.delete(instance);
    // A list of what is left to forget rather than recursion: nesting may be deep.
    const leaving = [instance];
    for (const { id, inside, component } of leaving) {
      this.#instances.delete(id);
      component.dispose?.();
      for (const child of inside?.children ?? []) leaving.push(child);
    }
    this.#rearrange(() => {
      instance.component.element.remove();
    });
  }

  /** Puts an instance into `parent`, before `insertBefore`. */
  #place(instance: Instance, layout: Layout): void {
    const { element } = instance.component;
    const parent = this.#placeNamed(layout.parent, instance);
    if (element.contains(parent.slot)) throw new Error(`parent: ${instance.id} can't be put into itself`);

    const before = this.#siblingNamed(layout.insertBefore, parent, instance);
    instance.parent.children.delete(instance);
    instance.parent = parent;
    parent.children.add(instance);
    this.#rearrange(() => {
      moveElement(element, parent.slot, before);
    });
  }

  /** The place of that name; the page itself, and a report, if there is none. Misplaced beats lost. */
  #placeNamed(name: string, child: Instance): Place {
    const place = name === ROOT ? this.#root : this.#instances.get(name)?.inside;
    if (place !== undefined) return place;
    this.#report(child.type, child.id, `parent: there is no container ${name}`);
    return this.#root;
  }

  /** The element to insert before; null, which is the end, and a report, if it is not in that place. */
  #siblingNamed(name: string | undefined, parent: Place, child: Instance): Node | null {
    if (name === undefined) return null;
    const sibling = this.#instances.get(name);
    if (sibling !== undefined && parent.children.has(sibling)) return sibling.component.element;
    this.#report(child.type, child.id, `insertBefore: ${name} is not in that place`);
    return null;
  }

  #find(id: string): Instance {
    const instance = this.#instances.get(id);
    if (instance === undefined) throw new Error(`target: there is no component ${id}`);
    return instance;
  }

  #rearrange(change: () => void): void {
    this.#isRearranging = true;
    try {
      change();
    } finally {
      this.#isRearranging = false;
    }
  }

  #report(type: string, id: string, message: string): void {
    console.warn(`sidekick: ${type} ${id}: ${message}`);
    this.#outlet.report(type, id, message);
  }

  /** Once for each type: a program that uses one sends many messages about it. */
  #warnUnknownType(type: string): void {
    if (this.#unknownTypes.has(type)) return;
    this.#unknownTypes.add(type);
    console.warn(`sidekick: this page doesn't know the component type ${type}`);
  }
}

function layoutOf(fields: Fields): Layout {
  return {
    parent: fields.optionalText("parent") ?? ROOT,
    insertBefore: fields.optionalText("insertBefore"),
  };
}

/**
 * What a component is: the seam between the scene, which knows ids and places, and the modules in
 * `components`, each of which knows one kind of element. A component must never look beyond its own
 * element, nor at the connection.
 */
import type { Fields } from "./fields";
import type { EventPayload } from "./protocol";

/** One live component on the page. */
export interface Component {
  /** The root element. The scene places it, and puts the instance's id and type on it. */
  readonly element: HTMLElement;
  /** The `update` actions by their name on the wire. They apply themselves at once, and read no layout. */
  readonly actions: Readonly<Record<string, Action>>;
  /** Where children go. Only containers have one. */
  readonly slot?: HTMLElement;
  /** What takes the keyboard focus, and gets it back when the picture is built anew. */
  readonly focusTarget?: HTMLElement;
  /** Present where a person can have typed something that the program doesn't know yet. */
  readonly draft?: DraftKeeper;
  /** Lets go of what the browser would otherwise keep for it. Called once, when it leaves the picture. */
  dispose?(): void;
}

/** Applies an `update`. Besides the options, the whole payload, for what stands next to them. */
export type Action = (options: Fields, payload: Fields) => void;

/** What the scene gives a component. */
export interface Context {
  /** Tells the program. False if nobody is there to hear it; the person has then been shown so. */
  emit(payload: EventPayload): boolean;
  /** Tells the program what could be done in part only. What can't be done at all is thrown instead. */
  report(message: string): void;
  /**
   * True while the scene moves or removes elements. A browser takes the focus from an element that
   * leaves the document; that must not be mistaken for a person who leaves the field.
   */
  isRearranging(): boolean;
}

/** Makes a component from its `spawn` payload. */
export type ComponentFactory = (payload: Fields, context: Context) => Component;

/** Keeps typed text alive while the picture is dropped and built anew. */
export interface DraftKeeper {
  /** What would be lost now; undefined if nothing. */
  save(): Draft | undefined;
  restore(draft: Draft): void;
}

export interface Draft {
  /** The unsubmitted text; undefined if the text is one that the program knows. */
  readonly text: string | undefined;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

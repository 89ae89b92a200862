/** Keeps what a person has typed into a field, and where the cursor is, while the picture is built anew. */
import type { Draft, DraftKeeper } from "./component";

/** `isDraft` says whether the text in the field is one that the program doesn't know. */
export function draftKeeper(input: HTMLInputElement, isDraft: () => boolean): DraftKeeper {
  return {
    save: () => save(input, isDraft()),
    restore: (draft) => {
      if (draft.text !== undefined) input.value = draft.text;
      input.setSelectionRange(draft.selectionStart, draft.selectionEnd);
    },
  };
}

function save(input: HTMLInputElement, isDraft: boolean): Draft | undefined {
  if (!isDraft && document.activeElement !== input) return undefined;
  return {
    text: isDraft ? input.value : undefined,
    selectionStart: input.selectionStart ?? input.value.length,
    selectionEnd: input.selectionEnd ?? input.value.length,
  };
}

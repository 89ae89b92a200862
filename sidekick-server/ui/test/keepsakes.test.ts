import { describe, expect, it } from "vitest";
import { clearAll, move, sceneFixture, spawn, update, type SceneFixture } from "./support/messages";

const textbox = (id = "t", value = ""): object => spawn("textbox", id, { value, placeholder: "" });

function inputOf(fixture: SceneFixture, id = "t"): HTMLInputElement {
  const input = fixture.element(id).querySelector("input");
  if (input === null) throw new Error(`${id} has no input`);
  return input;
}

describe("what a person has under their hands", () => {
  it("keeps draft, selection and focus when the picture is built anew", () => {
    const fixture = sceneFixture();
    fixture.apply(textbox());
    const before = inputOf(fixture);
    before.focus();
    before.value = "half a word";
    before.setSelectionRange(2, 5);
    fixture.apply(clearAll, textbox());
    const after = inputOf(fixture);
    expect(after).not.toBe(before);
    expect(after.value).toBe("half a word");
    expect([after.selectionStart, after.selectionEnd]).toEqual([2, 5]);
    expect(document.activeElement).toBe(after);
    expect(fixture.emit).not.toHaveBeenCalled();
  });

  it("keeps it over several rebuilds, also of a picture that never came", () => {
    const fixture = sceneFixture();
    fixture.apply(textbox());
    inputOf(fixture).value = "draft";
    fixture.apply(clearAll, clearAll, spawn("row", "r"), clearAll, textbox());
    expect(inputOf(fixture).value).toBe("draft");
  });

  it("takes the program's value where nothing was typed", () => {
    const fixture = sceneFixture();
    fixture.apply(textbox("t", "old"));
    inputOf(fixture).focus();
    fixture.apply(clearAll, textbox("t", "new"));
    expect(inputOf(fixture).value).toBe("new");
    expect(document.activeElement).toBe(inputOf(fixture));
  });

  it("gives nothing to another id or type", () => {
    const fixture = sceneFixture();
    fixture.apply(textbox());
    inputOf(fixture).focus();
    inputOf(fixture).value = "draft";
    fixture.apply(clearAll, spawn("button", "t", { text: "T" }), textbox("u"));
    expect(inputOf(fixture, "u").value).toBe("");
    expect(document.activeElement).toBe(document.body);
  });

  it("gives the focus back to a button, but never takes it from elsewhere", () => {
    const fixture = sceneFixture();
    const go = spawn("button", "go", { text: "Go" });
    fixture.apply(go);
    fixture.element("go").focus();
    fixture.apply(clearAll, go);
    expect(document.activeElement).toBe(fixture.element("go"));

    const elsewhere = document.createElement("button");
    document.body.append(elsewhere);
    fixture.apply(clearAll);
    elsewhere.focus();
    fixture.apply(go);
    expect(document.activeElement).toBe(elsewhere);
  });

  it("does not pile up drafts that nobody claims", () => {
    const fixture = sceneFixture();
    for (let i = 0; i < 100; i += 1) {
      fixture.apply(textbox(`t${i}`));
      inputOf(fixture, `t${i}`).value = "draft";
      fixture.apply(clearAll);
    }
    fixture.apply(textbox("t0"), textbox("t99"));
    expect(inputOf(fixture, "t0").value).toBe("");
    expect(inputOf(fixture, "t99").value).toBe("draft");
  });

  it("keeps the focus and submits nothing when a component is moved", () => {
    const fixture = sceneFixture();
    fixture.apply(spawn("row", "r"), textbox());
    inputOf(fixture).focus();
    inputOf(fixture).value = "draft";
    fixture.apply(move("textbox", "t", "r"), update("textbox", "t", "setValue", { value: "other" }));
    expect(document.activeElement).toBe(inputOf(fixture));
    expect(inputOf(fixture).value).toBe("draft");
    expect(fixture.emit).not.toHaveBeenCalled();
  });
});

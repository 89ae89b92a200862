import { describe, expect, it } from "vitest";
import { nextFrame } from "../../support/canvas";
import type { SceneFixture } from "../../support/messages";
import { dict, int, list, part, text, vizFixture, type Node } from "../../support/viz";

describe("unfolding", () => {
  const nested = (last: number): Node => dict([text("a"), list(int(1), list(int(last)))], [text("b"), int(last)]);

  it("stays as the person has it when the whole variable comes anew", () => {
    const { show, tree, row } = vizFixture();
    show("x", nested(1));
    row("x", '"a"', "1").click();
    expect(tree()).toBe('x=dict2("a"=list2(0=1 +1=list1()) "b"=1)');
    const before = row("x", '"a"', "1");
    show("x", nested(2));
    expect(tree()).toBe('x=dict2("a"=list2(0=1 +1=list1()) "b"=2)');
    expect(row("x", '"a"', "1")).toBe(before);
    before.click();
    expect(tree()).toBe('x=dict2("a"=list2(0=1 1=list1(0=2)) "b"=2)');
  });

  it("keeps entries with their keys when the order changes", () => {
    const { show, tree, row } = vizFixture();
    show("x", dict([text("a"), list(int(1))], [text("b"), list(int(2))], [text("c"), int(3)]));
    row("x", '"a"').click();
    show("x", dict([text("c"), int(4)], [text("n"), int(5)], [text("a"), list(int(1))]));
    expect(tree()).toBe('x=dict3("c"=4 "n"=5 +"a"=list1())');
  });

  it("builds nothing for what is folded, and shows its changes when it is unfolded", async () => {
    const { show, act, tree, row } = vizFixture();
    show("x", list(int(1)));
    row("x").click();
    for (let index = 1; index < 5; index += 1) {
      act("append", "x", { path: [index], valueRepresentation: int(index), length: index + 1 });
    }
    await nextFrame();
    expect(tree()).toBe("+x=list5()");
    row("x").click();
    expect(tree()).toBe("x=list5(0=1 1=1 2=2 3=3 4=4)");
  });

  it("begins with long things folded", () => {
    const { show, tree } = vizFixture();
    const long = list(...Array.from({ length: 11 }, (_, index) => int(index)));
    show("x", list(long));
    expect(tree()).toBe("x=list1(+0=list11())");
  });
});

describe("what changed", () => {
  const marked = ({ root }: SceneFixture): string[] =>
    Array.from(root.querySelectorAll("[data-changed]"), (item) => part(item, "label"));

  it("is marked, and nothing else", async () => {
    const fixture = vizFixture();
    const { show, act } = fixture;
    show("x", list(int(1), int(2), int(3)));
    show("y", int(1));
    await nextFrame();
    expect(marked(fixture)).toEqual([]);
    show("x", list(int(1), int(9), int(3)));
    act("setitem", "x", { path: [2], valueRepresentation: int(3) });
    await nextFrame();
    expect(marked(fixture)).toEqual(["1"]);
  });
});

describe("a person with a keyboard", () => {
  it("walks through what can be seen, and folds it", () => {
    const { show, row, press, tree } = vizFixture();
    show("a", list(int(1), list(int(2))));
    show("b", int(3));
    const expectAt = (...labels: string[]): void => {
      expect(document.activeElement).toBe(row(...labels));
    };
    row("a").focus();
    press("ArrowDown", "ArrowDown", "ArrowDown");
    expectAt("a", "1", "0");
    press("ArrowDown");
    expectAt("b");
    press("ArrowUp", "ArrowLeft");
    expectAt("a", "1");
    press("ArrowLeft");
    expect(tree()).toBe("a=list2(0=1 +1=list1()) b=3");
    press("ArrowRight", "ArrowRight");
    expectAt("a", "1", "0");
    press("Home");
    expectAt("a");
    press("Enter", "End");
    expectAt("b");
    expect(tree()).toBe("+a=list2() b=3");
  });

  it("has one tab stop, which stays when its item goes", () => {
    const { show, act, row, root } = vizFixture();
    const stops = (): Element[] => Array.from(root.querySelectorAll("[tabindex='0']"));
    show("a", list(int(1), int(2)));
    expect(stops()).toEqual([row("a")]);
    row("a", "1").click();
    expect(stops()).toEqual([row("a", "1")]);
    act("pop", "a", { path: [1], length: 1 });
    expect(document.activeElement).toBe(row("a", "0"));
    act("clear", "a", { path: [], length: 0 });
    expect(document.activeElement).toBe(row("a"));
    show("b", int(1));
    act("removeVariable", "a");
    expect(stops()).toEqual([row("b")]);
  });

  it("is told levels, and what can be unfolded", () => {
    const { show, row } = vizFixture();
    show("a", list(int(1)));
    expect(row("a").getAttribute("aria-level")).toBe("1");
    expect(row("a").getAttribute("aria-expanded")).toBe("true");
    expect(row("a", "0").getAttribute("aria-level")).toBe("2");
    expect(row("a", "0").hasAttribute("aria-expanded")).toBe(false);
  });
});

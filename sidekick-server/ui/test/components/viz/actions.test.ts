import { describe, expect, it } from "vitest";
import { nextFrame } from "../../support/canvas";
import { cutShort, dict, int, list, node, set, struct, text, vizFixture } from "../../support/viz";

describe("changes of a list", () => {
  const actions: readonly [string, string, object, string][] = [
    ["append", "append", { path: [2], valueRepresentation: int(9), length: 3 }, "l=list3(0=1 1=2 2=9)"],
    ["insert", "insert", { path: [0], valueRepresentation: int(9), length: 3 }, "l=list3(0=9 1=1 2=2)"],
    ["setitem", "setitem", { path: [1], valueRepresentation: int(9) }, "l=list2(0=1 1=9)"],
    ["set at a path", "set", { path: [1], valueRepresentation: int(9) }, "l=list2(0=1 1=9)"],
    ["pop", "pop", { path: [1], valueRepresentation: node("NoneType", "None"), length: 1 }, "l=list1(0=1)"],
    ["remove", "remove", { path: [0], length: 1 }, "l=list1(0=2)"],
    ["delitem", "delitem", { path: [0], length: 1 }, "l=list1(0=2)"],
    ["clear", "clear", { path: [], length: 0 }, "l=list0()"],
  ];
  it.each(actions)("%s", async (_, action, options, expected) => {
    const { show, act, tree, report } = vizFixture();
    show("l", list(int(1), int(2)));
    act(action, "l", options);
    await nextFrame();
    expect(tree()).toBe(expected);
    expect(report).not.toHaveBeenCalled();
  });

  it.each([
    ["append", { path: [3], valueRepresentation: int(9), length: 4 }],
    ["setitem", { path: [2], valueRepresentation: int(9) }],
    ["pop", { path: [2], length: 1 }],
    ["pop", { path: ["a"], length: 1 }],
    ["append", { path: [], valueRepresentation: int(9), length: 3 }],
    ["append", { path: [1, 0], valueRepresentation: int(9), length: 3 }],
    ["set", { path: [] }],
  ])("%s %j is reported, and changes nothing", async (action, options) => {
    const { show, act, tree, report } = vizFixture();
    show("l", list(int(1), int(2)));
    act(action, "l", options);
    await nextFrame();
    expect(report).toHaveBeenCalledOnce();
    expect(tree()).toBe("l=list2(0=1 1=2)");
  });

  it("that was cut short: what is out of sight changes its length only", async () => {
    const { show, act, tree, report } = vizFixture();
    show("l", cutShort(60, int(0), int(1)));
    act("append", "l", { path: [60], valueRepresentation: int(9), length: 61 });
    act("pop", "l", { path: [50], length: 60 });
    act("setitem", "l", { path: [30], valueRepresentation: int(9) });
    expect(tree()).toBe("l=list60(0=0 1=1 more…)");
    act("insert", "l", { path: [1], valueRepresentation: int(9), length: 61 });
    await nextFrame();
    expect(tree()).toBe("l=list61(0=0 1=9 2=1 more…)");
    expect(report).not.toHaveBeenCalled();
  });
});

describe("changes of maps, sets and structs", () => {
  it("find an entry by its key", () => {
    const { show, act, tree, report } = vizFixture();
    const [a, b] = [text("a"), text("b")];
    show("d", dict([a, int(1)]));
    act("setitem", "d", { path: ["b"], valueRepresentation: int(2), keyRepresentation: b });
    act("setitem", "d", { path: ["a"], valueRepresentation: int(3), keyRepresentation: text("a") });
    expect(tree()).toBe('d=dict2("a"=3 "b"=2)');
    act("delitem", "d", { path: ["a"], keyRepresentation: text("a"), length: 1 });
    expect(tree()).toBe('d=dict1("b"=2)');
    expect(report).not.toHaveBeenCalled();
  });

  it("tell a text from a number, and know nothing as a key", () => {
    const { show, act, tree } = vizFixture();
    show("d", dict([text("1"), int(10)], [int(1), int(20)], [node("NoneType", "None"), int(30)]));
    act("setitem", "d", { path: [1], valueRepresentation: int(21) });
    act("setitem", "d", { path: [null], valueRepresentation: int(31) });
    expect(tree()).toBe('d=dict3("1"=10 1=21 None=31)');
  });

  it("find a member of a set by its id", () => {
    const { show, act, tree, report } = vizFixture();
    const [one, two, three] = [int(1), int(2), int(3)];
    show("s", set(one, two));
    act("add_set", "s", { path: [], valueRepresentation: three, length: 3 });
    act("add_set", "s", { path: [], valueRepresentation: three, length: 3 });
    act("discard_set", "s", { path: [], valueRepresentation: one, length: 2 });
    expect(tree()).toBe("s=set2(2 3)");
    act("discard_set", "s", { path: [], valueRepresentation: one, length: 2 });
    expect(report).toHaveBeenCalledOnce();
  });

  it("follow a path through anything", async () => {
    const { show, act, tree, report } = vizFixture();
    show("n", list(dict([text("k"), struct("P", { q: list(int(1), struct("R", { s: int(2) })) })])));
    act("append", "n", { path: [0, "k", "q", 2], valueRepresentation: int(3), length: 3 });
    act("setitem", "n", { path: [0, "k", "q", 1, "s"], valueRepresentation: int(4) });
    await nextFrame();
    show("n", node("marker", "then"));
    expect(tree()).toBe("n=then");
    show("p", struct("P", { q: list(int(1), struct("R", { s: int(2) })) }));
    act("setitem", "p", { path: ["q", 1, "s"], valueRepresentation: int(4) });
    expect(tree()).toContain("p=P0(q=list2(0=1 1=R0(s=4)))");
    expect(report).not.toHaveBeenCalled();
  });
});

import { describe, expect, it } from "vitest";
import { cutShort, dict, int, list, node, set, struct, text, vizFixture, type Node } from "../support/viz";

describe("values", () => {
  it.each<[Node, string]>([
    [int(1), "x=1"],
    [node("f64", 1.5), "x=1.5"],
    [node("bool", true), "x=true"],
    [node("NoneType", "None"), "x=None"],
    [text('a "b"\n'), 'x="a \\"b\\"\\n"'],
    [node("u64", "18446744073709551615"), "x=18446744073709551615"],
    [node("f64", "NaN"), "x=NaN"],
    [list(int(1), list(text("a"))), 'x=list2(0=1 1=list1(0="a"))'],
    [set(int(3), int(1)), "x=set2(3 1)"],
    [dict([text("a"), int(1)], [int(2), list()]), 'x=dict2("a"=1 2=list0())'],
    [struct("Point", { x: int(1), y: list(int(2)) }), "x=Point0(x=1 y=list1(0=2))"],
    [cutShort(60, int(0), int(1)), "x=list60(0=0 1=1 more…)"],
    [node("recursive_ref", "<Recursive Reference>"), "x=<Recursive Reference>"],
    [node("error", "Display panicked"), "x=Display panicked"],
    [dict([list(int(1), int(2)), int(3)]), "x=dict1((1, 2)=3)"],
  ])("%j", (value, expected) => {
    const { show, tree, report } = vizFixture();
    show("x", value);
    expect(tree()).toBe(expected);
    expect(report).not.toHaveBeenCalled();
  });

  it("show type and shape", () => {
    const { show, row } = vizFixture();
    show("x", node("alloc::rc::Weak", "(gone)"));
    expect(row("x").textContent).toContain("alloc::rc::Weak");
    show("p", struct("Point", {}));
    expect(row("p").closest<HTMLElement>(".viz-item")?.dataset).toMatchObject({ shape: "object", type: "Point" });
  });

  it("are replaced, and removed, each by its name", () => {
    const { show, act, tree } = vizFixture();
    show("a", int(1));
    show("b", int(2));
    show("a", list(int(3)));
    expect(tree()).toBe("a=list1(0=3) b=2");
    act("removeVariable", "a");
    expect(tree()).toBe("b=2");
  });

  it.each<[string, Node, string]>([
    ["list", node("list", 1), "payload.options.valueRepresentation.value: expected an array, found 1"],
    ["entry", node("dict", [{ key: int(1) }]), "type: expected text, found nothing"],
    ["type", { id: "a", value: 1 }, "payload.options.valueRepresentation.type: expected text, found nothing"],
  ])("a malformed %s is reported, and changes nothing", (_, value, message) => {
    const { show, tree, report } = vizFixture();
    show("x", int(1));
    show("x", value);
    expect(report).toHaveBeenCalledExactlyOnceWith("viz", "v", expect.stringContaining(message));
    expect(tree()).toBe("x=1");
  });
});

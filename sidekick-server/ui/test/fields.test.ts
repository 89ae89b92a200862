import { describe, expect, it } from "vitest";
import { Fields, WireError } from "../src/fields";

const fields = (value: unknown): Fields => Fields.of(value, "message");

describe("Fields", () => {
  it("reads what is there", () => {
    const read = fields({ text: "a", level: "info", nested: { deep: "b" } });
    expect(read.text("text")).toBe("a");
    expect(read.oneOf("level", ["info", "error"])).toBe("info");
    expect(read.fields("nested").text("deep")).toBe("b");
  });

  it("takes null and absence for the same where a field may be left out", () => {
    expect(fields({ parent: null }).optionalText("parent")).toBeUndefined();
    expect(fields({}).optionalText("parent")).toBeUndefined();
    expect(fields({ parent: "row-1" }).optionalText("parent")).toBe("row-1");
    expect(() => fields({ payload: null }).fields("payload").text("text")).toThrow("payload.text");
  });

  it.each([
    [{}, "text: expected text, found nothing"],
    [{ text: 5 }, "text: expected text, found 5"],
    [{ text: null }, "text: expected text, found null"],
    [{ text: ["a"] }, "text: expected text, found an array"],
    [{ text: {} }, "text: expected text, found an object"],
  ])("names a field that is not a text: %j", (value, message) => {
    expect(() => fields(value).text("text")).toThrow(new WireError(message));
  });

  it("names a field by its full path", () => {
    const options = fields({ payload: { options: {} } }).fields("payload").fields("options");
    expect(() => options.text("text")).toThrow("payload.options.text: expected text, found nothing");
  });

  it("names the choices", () => {
    expect(() => fields({ level: "loud" }).oneOf("level", ["info", "error"])).toThrow(
      'level: expected one of info, error, found "loud"',
    );
  });

  it("reads numbers, flags and lists", () => {
    const read = fields({ x: 1.5, radius: 2, count: 3, flag: true, list: [1], points: [{ x: 4 }], no: null });
    expect([read.number("x"), read.size("radius"), read.count("count")]).toEqual([1.5, 2, 3]);
    expect([read.optionalNumber("x"), read.optionalNumber("no"), read.optionalCount("gone")]).toEqual([
      1.5,
      undefined,
      undefined,
    ]);
    expect([read.flag("flag"), read.flag("gone"), read.list("list")]).toEqual([true, false, [1]]);
    expect(read.records("points").map((point) => point.number("x"))).toEqual([4]);
    expect(read.optionalFields("no")).toBeUndefined();
    expect(read.raw("list")).toEqual([1]);
  });

  it.each<[(read: Fields) => unknown, string]>([
    [(read) => read.number("text"), 'text: expected a number, found "1"'],
    [(read) => read.size("zero"), "zero: expected a number above 0, found 0"],
    [(read) => read.count("half"), "half: expected a whole number from 0 on, found 0.5"],
    [(read) => read.optionalCount("less"), "less: expected a whole number from 0 on, found -1"],
    [(read) => read.flag("zero"), "zero: expected true or false, found 0"],
    [(read) => read.list("text"), 'text: expected an array, found "1"'],
    [(read) => read.records("list"), "list.0: expected an object, found 1"],
  ])("refuses what is of another kind: %s", (look, message) => {
    const read = fields({ text: "1", zero: 0, half: 0.5, less: -1, list: [1] });
    expect(() => look(read)).toThrow(new WireError(message));
  });

  it.each([null, [], "text", 1, true])("refuses what is not an object: %j", (value) => {
    expect(() => fields(value)).toThrow("message: expected an object");
  });

  it("doesn't find what every object inherits", () => {
    expect(fields({}).optionalText("constructor")).toBeUndefined();
    expect(fields({}).optionalText("__proto__")).toBeUndefined();
  });
});

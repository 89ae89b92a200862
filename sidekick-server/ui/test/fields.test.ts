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

  it.each([null, [], "text", 1, true])("refuses what is not an object: %j", (value) => {
    expect(() => fields(value)).toThrow("message: expected an object");
  });

  it("doesn't find what every object inherits", () => {
    expect(fields({}).optionalText("constructor")).toBeUndefined();
    expect(fields({}).optionalText("__proto__")).toBeUndefined();
  });
});

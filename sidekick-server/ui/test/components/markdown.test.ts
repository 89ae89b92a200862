/**
 * Runs in another simulated DOM than the rest: the sanitiser needs a faithful one.
 *
 * @vitest-environment jsdom
 */
import { describe, expect, it, vi } from "vitest";
import { renderMarkdown } from "../../src/components/markdown/markdown-renderer";
import { sceneFixture, spawn, update } from "../support/messages";

function html(text: string): string {
  const element = document.createElement("div");
  element.append(renderMarkdown(text));
  return element.innerHTML.trim().replaceAll(/\n\s*/g, "");
}

describe("rendering", () => {
  it.each([
    ["# T", "<h1>T</h1>"],
    ["**b** *e* `c` ~~s~~", "<p><strong>b</strong> <em>e</em> <code>c</code> <del>s</del></p>"],
    ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
    ["3. a", '<ol start="3"><li>a</li></ol>'],
    ["> q", "<blockquote><p>q</p></blockquote>"],
    ["```rust\n<b>\n```", '<pre tabindex="0"><code class="language-rust">&lt;b&gt;</code></pre>'],
    ["a  \nb", "<p>a<br>b</p>"],
  ])("%j", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it("tables, which scroll in a frame of their own", () => {
    const rendered = html("|a|b|\n|:-|-:|\n|1|2|");
    expect(rendered).toContain('<div class="markdown-table" tabindex="0"><table>');
    expect(rendered).toContain('<td align="right">2</td>');
  });

  it("task lists", () => {
    const boxes = renderMarkdown("- [x] a\n- [ ] b").querySelectorAll("input");
    expect(Array.from(boxes, (box) => [box.checked, box.disabled, box.getAttribute("aria-label")])).toEqual([
      [true, true, "Done"],
      [false, true, "To do"],
    ]);
  });

  it.each(["[x](https://e.org/a?b=c)", "https://e.org/a?b=c", "<https://e.org/a?b=c>"])("the link %s", (text) => {
    const link = renderMarkdown(text).querySelector("a");
    expect(link?.getAttribute("href")).toBe("https://e.org/a?b=c");
    expect([link?.target, link?.rel]).toEqual(["_blank", "noopener noreferrer"]);
  });
});

describe("what could do harm", () => {
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "java&#10;script:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "#another-token",
    "?token=x",
    "/session/x",
    "//e.org/x",
  ])("a link to %s leads nowhere", (address) => {
    for (const link of renderMarkdown(`[words](<${address}>)`).querySelectorAll("a")) {
      expect(link.hasAttribute("href")).toBe(false);
      expect(link.textContent).toBe("words");
    }
  });

  it.each([
    ["a <b onclick='x()'>word</b> c", "<p>a word c</p>"],
    ["<div style='color:red'>word</div>", "<p>word</p>"],
    ["<script>word</script>", "<p>word</p>"],
    ["<img src=x onerror=alert(1)>", ""],
    ["a <!-- b --> c", "<p>a  c</p>"],
    ["x <svg><style><img src=x onerror=alert(1)></style></svg>", "<p>x </p>"],
    ["a <<b>script>alert(1)<</b>/script>", "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ])("of %s only the words are left", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it("an image from outside becomes a link to it, an embedded one stays", () => {
    const outside = renderMarkdown('![pic](https://e.org/p.png "t")');
    expect(outside.querySelector("img")).toBeNull();
    expect(outside.querySelector("a")?.getAttribute("href")).toBe("https://e.org/p.png");
    expect(outside.querySelector("a")?.rel).toBe("noopener noreferrer");
    expect(outside.textContent.trim()).toBe("pic");
    const embedded = renderMarkdown("![dot](data:image/gif;base64,R0lGODlhAQABAAAAACw=)").querySelector("img");
    expect(embedded?.getAttribute("src")).toBe("data:image/gif;base64,R0lGODlhAQABAAAAACw=");
    expect(renderMarkdown("![dot](javascript:x)").querySelector("img")).toBeNull();
  });

  it("no attribute but the few that are needed comes through", () => {
    const allowed = /^(?:align|alt|aria-label|checked|class|disabled|href|rel|src|start|tabindex|target|title|type)$/;
    const text = '# a {#id .c}\n[b](https://e.org "t")\n\n- [x] c\n\n|d|\n|:-:|\n|e|\n\n```x" onclick="y\nf\n```';
    for (const element of renderMarkdown(text).querySelectorAll("*")) {
      for (const name of element.getAttributeNames()) expect(name).toMatch(allowed);
    }
  });
});

describe("the component", () => {
  it("shows the text at once, and formats it when it can; the last text wins", async () => {
    const { apply, element } = sceneFixture();
    apply(spawn("markdown", "m", { text: "# first" }), update("markdown", "m", "setText", { text: "**last**" }));
    expect(element("m").textContent).toBe("**last**");
    await vi.waitFor(() => {
      expect(element("m").innerHTML.trim()).toBe("<p><strong>last</strong></p>");
    });
    apply(update("markdown", "m", "setText", { text: "1" }), update("markdown", "m", "setText", { text: "*2*" }));
    await vi.waitFor(() => {
      expect(element("m").innerHTML.trim()).toBe("<p><em>2</em></p>");
    });
  });
});

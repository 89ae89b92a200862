/**
 * Turns Markdown into nodes: CommonMark with tables, strikethrough, task lists and autolinks. A chunk of its
 * own, named after this file and loaded with the first `markdown` component.
 *
 * The text may come from anywhere. Of raw HTML only the words are kept, and what comes out is
 * sanitised by a list of what is allowed; nothing that could run, load or restyle the page is on it.
 */
import createSanitiser from "dompurify";
import { Marked } from "marked";
import { createElement } from "../../dom";

const TAGS = [
  ..."a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input li ol p pre strong".split(" "),
  ..."table tbody td th thead tr ul".split(" "),
];
const ATTRIBUTES = "align alt checked class disabled href src start title type".split(" ");

/** Links lead out of the page only: its own addresses hold a secret after the `#`. */
const LINK = /^(?:https?:\/\/|mailto:|tel:)/i;
const TAG = /<[^<>]*>/g;
const EMBEDDED_IMAGE = /^data:image\//i;

const sanitiser = createSanitiser(window);

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    html: ({ text, block }) => {
      const words = text.replaceAll(TAG, "").replaceAll(/[<>]/g, (sign) => (sign === "<" ? "&lt;" : "&gt;"));
      return block && words.trim() !== "" ? `<p>${words}</p>` : words;
    },
  },
});

/** Renders a text. What comes back is inert, but for links that open in a new tab. */
export function renderMarkdown(text: string): DocumentFragment {
  const fragment = sanitiser.sanitize(marked.parse(text, { async: false }), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  fragment.querySelectorAll("img").forEach(settleImage);
  fragment.querySelectorAll("a").forEach(settleLink);
  fragment.querySelectorAll("input").forEach(settleTask);
  fragment.querySelectorAll("pre").forEach(makeScrollable);
  fragment.querySelectorAll("table").forEach((table) => {
    const frame = createElement("div", "markdown-table");
    table.replaceWith(frame);
    frame.append(table);
    makeScrollable(frame);
  });
  return fragment;
}

function settleLink(link: HTMLAnchorElement): void {
  if (!LINK.test(link.getAttribute("href") ?? "")) {
    link.removeAttribute("href");
    return;
  }
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

/** Nothing is loaded from outside: such an image becomes a link to it. */
function settleImage(image: HTMLImageElement): void {
  const source = image.getAttribute("src") ?? "";
  if (EMBEDDED_IMAGE.test(source)) return;
  const name = image.alt === "" ? source : image.alt;
  if (image.closest("a") !== null || !LINK.test(source)) {
    image.replaceWith(name);
    return;
  }
  const link = createElement("a", "", name);
  link.href = source;
  image.replaceWith(link);
}

function settleTask(box: HTMLInputElement): void {
  box.setAttribute("aria-label", box.checked ? "Done" : "To do");
  box.closest("li")?.classList.add("markdown-task");
}

/** What scrolls inside must be reachable by keyboard. */
function makeScrollable(element: HTMLElement): void {
  element.tabIndex = 0;
}

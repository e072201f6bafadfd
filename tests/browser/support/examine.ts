/// <reference lib="dom" />
/** Requirements of every page in any size and colours. Each finding is one line. */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}
interface AxeOptions {
  /** Names of rules; all by default. */
  runOnly?: string[];
  resultTypes: string[];
  preload: boolean;
}
declare global {
  // Set by the script of axe-core.
  var axe: { run(options: AxeOptions): Promise<AxeResults> };
  // The focused element after each press of the Tab key; see `keyboardGaps`.
  var focused: { tab?: string; isVisible: boolean; isInView: boolean }[];
}

/** For the context's own scripts, to which the pages' CSP does not apply. */
export const axePath = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

export function axeViolations(page: Page): Promise<string[]> {
  return violationsOf(page, {});
}

/** What may differ between two appearances of the same elements. */
export function axeViolationsOfStyle(page: Page): Promise<string[]> {
  return violationsOf(page, { runOnly: ["color-contrast", "link-in-text-block", "target-size"] });
}

/**
 * What may differ between two languages of the same structure: the language itself, names, and
 * sizes.
 */
export function axeViolationsOfLanguage(page: Page): Promise<string[]> {
  return violationsOf(page, {
    runOnly: [
      "html-has-lang",
      "html-lang-valid",
      "valid-lang",
      "document-title",
      "button-name",
      "link-name",
      "label",
      "label-content-name-mismatch",
      "input-button-name",
      "image-alt",
      "empty-heading",
      "target-size",
      "duplicate-id-aria",
    ],
  });
}

async function violationsOf(page: Page, options: { runOnly?: string[] }): Promise<string[]> {
  // Only violations are described in full, and style sheets are not fetched again (one rule needs
  // that, on orientation, of which ours say nothing): the same findings in half the time.
  const { violations } = await page.evaluate(
    (options) => globalThis.axe.run({ ...options, resultTypes: ["violations"], preload: false }),
    options,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `axe ${id}: ${html} ${failureSummary}`)
  );
}

/** WCAG 2.2 SC 1.4.10 (reflow) and 1.4.4 (text at 200 %). */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const { excess, enlarged } = await page.evaluate(() => {
    const root = document.documentElement;
    const measure = () => root.scrollWidth - root.clientWidth;
    const excess = measure();
    root.style.fontSize = "200%";
    const enlarged = measure();
    root.style.fontSize = "";
    return { excess, enlarged };
  });
  const findings: string[] = [];
  if (excess > 0) findings.push(`scrolls sideways by ${excess} px`);
  if (enlarged > 0) findings.push(`scrolls sideways by ${enlarged} px with text at 200 %`);
  return findings;
}

/**
 * WCAG 2.2 SC 2.5.8: 24 px, which we also apply within sentences; our own rule: 44 px for the main
 * action, for what folds, and for a choice with its text.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const targets =
      "a[href], button, input:not([type=hidden]), select, summary, textarea, .choice label";
    const large = "button.main, .button.main, summary, .choice label";
    return [...document.querySelectorAll(targets)]
      // The content of an audio element is for browsers that do not support it.
      .filter((element) => element.checkVisibility() && !element.matches(".skip, audio *"))
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        const least = element.matches(large) ? 44 : 24;
        const size = `${Math.round(width)}×${Math.round(height)} px`;
        return Math.min(width, height) < least
          ? `small target (${size}): ${element.outerHTML}`
          : "";
      })
      .filter(Boolean);
  });
}

/**
 * A link is an inline block: if it has several lines, the words or list marker beside it align with
 * the last one.
 */
export async function brokenLines(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const linesOf = (link: Element) => {
      const range = document.createRange();
      range.selectNodeContents(link);
      return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
    };
    const hasNeighbours = ({ parentElement: parent }: Element) =>
      getComputedStyle(parent!).display === "list-item" &&
        getComputedStyle(parent!).listStyleType !== "none" ||
      [...parent!.childNodes].some((node) =>
        node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== ""
      );
    return [...document.querySelectorAll("a[href]")]
      .filter((link) => getComputedStyle(link).display === "inline-block")
      .filter((link) => hasNeighbours(link) && linesOf(link) > 1)
      .map((link) => `a link of several lines: ${link.outerHTML}`);
  });
}

/** Marks stay with the link that they touch: an inline block may have a line of its own. */
export async function danglingMarks(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const charAt = (text: ChildNode, at: number) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getClientRects()[0]?.bottom ?? NaN;
    };
    const isText = (node: ChildNode | null): node is ChildNode => node?.nodeType === Node.TEXT_NODE;
    const links = [...document.querySelectorAll("a[href]")];
    return links.filter((link) => {
      if (!link.checkVisibility()) return false;
      const words = document.createRange();
      words.selectNodeContents(link);
      const lines = [...words.getClientRects()].map(({ bottom }) => bottom);
      const { previousSibling: before, nextSibling: after } = link;
      const opens = isText(before) && /[“«(]$/.test(before.textContent!) &&
        Math.abs(charAt(before, before.textContent!.length - 1) - lines[0]) > 4;
      const closes = isText(after) && /^[”»).,;:،؛؟?!]/.test(after.textContent!) &&
        Math.abs(charAt(after, 0) - lines.at(-1)!) > 4;
      return opens || closes;
    }).map((link) => `a mark on another line than its link: ${link.outerHTML}`);
  });
}

/** What a box hides, it hides whole: no tops of letters at its edge, no choice cut short. */
export async function cutText(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const cut = (box: DOMRect, text: DOMRect) =>
      text.width > 0 && text.top < box.bottom - 0.5 && text.bottom > box.bottom + 0.5;
    const hidden = [...document.querySelectorAll("body :not(svg, svg *, select, input)")]
      .filter((element) => getComputedStyle(element).overflowY === "hidden")
      .filter((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return [...range.getClientRects()].some((text) =>
          cut(element.getBoundingClientRect(), text)
        );
      });
    const short = [...document.querySelectorAll("select")].filter((select) => {
      const ruler = document.body.appendChild(document.createElement("span"));
      ruler.style.cssText = `position:absolute;white-space:nowrap;font:${
        getComputedStyle(select).font
      }`;
      ruler.textContent = select.selectedOptions[0].text;
      const { width } = ruler.getBoundingClientRect();
      ruler.remove();
      // Padding, border, and the arrow.
      return width + 38 > select.getBoundingClientRect().width;
    });
    return [...hidden, ...short].map((element) => `cut text: ${element.outerHTML.slice(0, 200)}`);
  });
}

/** Maximum number of a browser's own controls in an audio player. */
const PLAYER_STOPS = 8;

/** Tabs once around the page: every control is reached and shows the focus. */
export async function keyboardGaps(page: Page): Promise<string[]> {
  const expected = await page.evaluate(() => {
    const usable =
      ":is(a[href], button, input:not([type=hidden]), select, summary, textarea):not(audio *)";
    // Radio buttons of one group are a single stop: the selected one, or the first; arrow keys move
    // on from there.
    const isStop = (element: HTMLElement) => {
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      const group = [...element.form!.querySelectorAll<HTMLInputElement>("input[type=radio]")]
        .filter(({ name }) => name === element.name);
      return element === (group.find(({ checked }) => checked) ?? group[0]);
    };
    const all = [...document.querySelectorAll<HTMLElement>(usable)]
      .filter((element) => element.checkVisibility() && isStop(element));
    (document.activeElement as HTMLElement).blur();
    all.forEach((element, i) => element.dataset.tab = String(i));
    globalThis.focused = [];
    document.addEventListener("keyup", () => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      const { top, bottom } = element.getBoundingClientRect();
      globalThis.focused.push({
        tab: element.dataset.tab,
        isVisible: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 &&
          !/, 0\)$|transparent/.test(outlineColor),
        isInView: bottom > 0 && top < innerHeight,
      });
    });
    return all.map((element) => element.outerHTML);
  });
  const reached = new Set<number>();
  const findings: string[] = [];
  const spare = 1 + PLAYER_STOPS * await page.locator("audio").count();
  for (let presses = 0; presses <= expected.length + spare; presses++) {
    await page.keyboard.press("Tab");
  }
  const stops = await page.evaluate(() => globalThis.focused);
  for (const focused of stops) {
    if (focused.tab === undefined) continue;
    const tab = Number(focused.tab);
    reached.add(tab);
    if (!focused.isVisible) findings.push(`focus does not show: ${expected[tab]}`);
    if (!focused.isInView) findings.push(`focus is out of view: ${expected[tab]}`);
  }
  const missed = expected.filter((_, i) => !reached.has(i));
  return [...findings, ...missed.map((html) => `Tab does not reach ${html}`)];
}

/** A message stands over the card that it is about: their edges are in line. */
export async function strayMessages(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const edges = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return [left, right].map(Math.round);
    };
    const card = edges(document.querySelector("main")!);
    return [...document.querySelectorAll("#status p")]
      .map((message) => edges(message))
      .filter((message) => `${message}` !== `${card}`)
      .map((message) => `a message at ${message} over a card at ${card}`);
  });
}

/** The last of several lines of a sentence has more than one word. */
export async function lonelyWords(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const lineTops = (node: Text) =>
      [...node.data.matchAll(/\S+/g)].map(({ index, 0: word }) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        return Math.round(range.getBoundingClientRect().bottom);
      });
    return [...document.querySelectorAll("main p, main li")]
      .filter(({ children, firstChild }) => children.length === 0 && firstChild)
      .filter(({ firstChild }) => {
        const tops = lineTops(firstChild as Text);
        return tops.length > 8 && tops.at(-1)! > tops.at(-2)!;
      })
      .map((paragraph) => `a word alone on the last line: ${paragraph.textContent}`);
  });
}

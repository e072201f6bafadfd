/** Markdown by markdown-it, of which only the rules that letters need are enabled. */
import MarkdownIt, { type Token } from "markdown-it";
import type { Block, Inline, ReadMarkdown } from "../../domain/messages/rich_text.ts";
import { safeLink } from "../../domain/messages/safe_link.ts";

const RULES = [
  "heading",
  "lheading",
  "hr",
  "list",
  "table",
  "emphasis",
  "link",
  "autolink",
  "escape",
  "entity",
  "newline",
];

/** Lists within lists; whatever is deeper is left out, as markdown-it does. */
const MAX_NESTING = 20;

/** Controls that turn the order of what follows (UAX #9 §2): a letter could pass for another. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

export function createMarkdownReader(): ReadMarkdown {
  const parser = new MarkdownIt("zero", { maxNesting: MAX_NESTING }).enable(RULES);
  parser.validateLink = (address) => safeLink(address) !== null;
  return (markdown) => {
    const tokens = new Tokens(parser.parse(markdown.replace(TURNING, ""), {}));
    return levelled(blocksUntil(tokens, undefined));
  };
}

/** The flat list of tokens, read from front to back. */
class Tokens {
  #at = 0;
  constructor(readonly all: readonly Token[]) {}
  next(): Token | undefined {
    return this.all[this.#at++];
  }
}

function blocksUntil(tokens: Tokens, end: string | undefined): Block[] {
  const blocks: Block[] = [];
  for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
    const block = blockOf(token, tokens);
    if (block) blocks.push(block);
  }
  return blocks;
}

function blockOf(token: Token, tokens: Tokens): Block | null {
  switch (token.type) {
    case "paragraph_open":
      return { is: "paragraph", inside: inlinesUntil(tokens, "paragraph_close") };
    case "heading_open": {
      const level = Number(token.tag.slice(1)) + 1 as 2;
      return { is: "heading", level, inside: inlinesUntil(tokens, "heading_close") };
    }
    case "bullet_list_open":
      return { is: "list", items: itemsUntil(tokens, "bullet_list_close") };
    case "ordered_list_open": {
      const start = Number(token.attrGet("start") ?? 1);
      return { is: "list", start, items: itemsUntil(tokens, "ordered_list_close") };
    }
    case "table_open":
      return tableOf(tokens);
    default:
      return null;
  }
}

function itemsUntil(tokens: Tokens, end: string): Block[][] {
  const items: Block[][] = [];
  for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
    if (token.type === "list_item_open") items.push(blocksUntil(tokens, "list_item_close"));
  }
  return items;
}

function tableOf(tokens: Tokens): Block {
  const rows: Inline[][][] = [];
  for (let token = tokens.next(); token && token.type !== "table_close"; token = tokens.next()) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type === "th_open" || token.type === "td_open") {
      rows.at(-1)?.push(inlinesUntil(tokens, token.type.replace("open", "close")));
    }
  }
  const [head = [], ...body] = rows;
  return { is: "table", head, rows: body };
}

/** What stands between a block's tokens. */
function inlinesUntil(tokens: Tokens, end: string): Inline[] {
  const inside: Inline[] = [];
  for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
    inside.push(...inlines(new Tokens(token.children ?? []), undefined));
  }
  return inside;
}

function inlines(tokens: Tokens, end: string | undefined): Inline[] {
  const found: Inline[] = [];
  for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
    const inline = inlineOf(token, tokens);
    if (typeof inline === "string" && typeof found.at(-1) === "string") {
      found[found.length - 1] += inline;
    } else if (inline !== "") found.push(inline);
  }
  return found;
}

function inlineOf(token: Token, tokens: Tokens): Inline {
  switch (token.type) {
    case "strong_open":
      return { is: "strong", inside: inlines(tokens, "strong_close") };
    case "em_open":
      return { is: "emphasis", inside: inlines(tokens, "em_close") };
    case "link_open": {
      const inside = inlines(tokens, "link_close");
      const link = safeLink(String(token.attrGet("href")));
      return link ? { is: "link", ...link, inside } : inside.map(plain).join("");
    }
    case "hardbreak":
      return { is: "break" };
    case "softbreak":
      return "\n";
    default:
      return token.content;
  }
}

function plain(inline: Inline): string {
  if (typeof inline === "string") return inline;
  return inline.is === "break" ? " " : inline.inside.map(plain).join("");
}

/** A heading is one level below the one before at most, the first one at the second level. */
function levelled(blocks: Block[]): Block[] {
  let above = 1;
  return blocks.map((block) => {
    if (block.is !== "heading") return block;
    above = Math.min(block.level, above + 1, 4);
    return { ...block, level: above as 2 | 3 | 4 };
  });
}

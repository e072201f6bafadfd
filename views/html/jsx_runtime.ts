/**
 * What the compiler calls for JSX: elements become text at once (docs/decisions/0369). The compiler
 * has already written what is constant of an element; a string that comes from data is escaped
 * here, and only `Html` is not.
 */
import type { JSX } from "hono/jsx/jsx-runtime";

export type { JSX };

/** Text that is HTML already. */
class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** The types of attributes and children are Hono's, which know an element as its own class. */
const element = (text: string) => new Html(text) as unknown as JSX.Element;

type Props = Record<string, unknown>;

/** An element of which only some places depend on data. */
export function jsxTemplate(constant: readonly string[], ...values: unknown[]): JSX.Element {
  let text = constant[0];
  for (let i = 0; i < values.length; i++) text += textOf(values[i]) + constant[i + 1];
  return element(text);
}

/** One attribute of such an element. */
export const jsxAttr = (name: string, value: unknown) => element(attribute(name, value));

/** One child of such an element; `jsxTemplate` escapes it. */
export const jsxEscape = (value: unknown) => value;

/** A component, or an element whose attributes are known only now. */
export function jsx(type: string | ((props: Props) => unknown), given: Props | null): JSX.Element {
  const props = given ?? {};
  if (typeof type === "function") return element(textOf(type(props)));
  const { children, dangerouslySetInnerHTML, ...attributes } = props;
  let text = `<${type}`;
  for (const [name, value] of Object.entries(attributes)) {
    const written = attribute(name, value);
    if (written) text += ` ${written}`;
  }
  if (VOID.has(type)) return element(`${text}/>`);
  const content = dangerouslySetInnerHTML
    ? (dangerouslySetInnerHTML as { __html: string }).__html
    : textOf(children);
  return element(`${text}>${content}</${type}>`);
}

export { jsx as jsxs };

/** A whole document; what stands before its root has no JSX. */
export const withDoctype = (root: unknown) => element(`<!doctype html>${textOf(root)}`);

export const Fragment = ({ children }: Props) => children;

/** Elements without content (HTML Standard §13.1.2). */
const VOID = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);

/** Their absence means "no" (HTML Standard §2.3.2); of any other, "true" and "false" are words. */
const BOOLEAN = new Set(
  [
    "allowfullscreen async autofocus autoplay checked controls default defer disabled download",
    "formnovalidate hidden inert ismap loop multiple muted nomodule novalidate open playsinline",
    "readonly required reversed selected",
  ].join(" ").split(" "),
);

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean" && BOOLEAN.has(name)) return value ? `${name}=""` : "";
  return `${name}="${escaped(String(value))}"`;
}

/** Of a child, or of a list of them. */
function textOf(child: unknown): string {
  if (typeof child === "string") return escaped(child);
  if (child instanceof Html) return child.text;
  if (child === undefined || child === null || typeof child === "boolean") return "";
  if (!Array.isArray(child)) return escaped(String(child));
  let text = "";
  for (const one of child) text += textOf(one);
  return text;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string) =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character]) : text;

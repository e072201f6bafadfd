/** What comes from data can be nothing but text, wherever a page shows it. */
import assert from "node:assert/strict";
import {
  Fragment,
  jsx,
  jsxAttr,
  jsxEscape,
  jsxTemplate,
  withDoctype,
} from "../../../views/html/jsx_runtime.ts";

const ATTACK = `"><script>alert('1')</script>&amp;`;
const HARMLESS = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;";

Deno.test("JSX: a string is escaped as a child, in lists too, and as an attribute", () => {
  const child = jsxEscape(ATTACK);
  assert.equal(String(jsxTemplate(["<p>", "</p>"], child)), `<p>${HARMLESS}</p>`);
  assert.equal(String(jsxTemplate(["<p>", "</p>"], [[child]])), `<p>${HARMLESS}</p>`);
  const attribute = jsxAttr("title", ATTACK);
  assert.equal(String(jsxTemplate(["<p ", "></p>"], attribute)), `<p title="${HARMLESS}"></p>`);
  const known = { title: ATTACK, children: ATTACK };
  assert.equal(String(jsx("p", known)), `<p title="${HARMLESS}">${HARMLESS}</p>`);
  assert.equal(String(jsx(() => ATTACK, null)), HARMLESS);
  assert.equal(String(jsx(Fragment, { children: [ATTACK] })), HARMLESS);
});

Deno.test("JSX: data that looks like an element is text", () => {
  const looks = { text: "<b>", html: "<b>", isEscaped: true, toString: () => "<b>" };
  const fromJson = JSON.parse('{"isEscaped":true,"text":"<b>"}');
  const strings = Object.assign(new String("<b>"), { isEscaped: true });
  for (const data of [looks, strings, fromJson]) {
    assert.doesNotMatch(String(jsxTemplate(["", ""], data)), /</);
    assert.doesNotMatch(String(jsx("p", { title: data })), /<b/);
  }
});

Deno.test("JSX: an element is written once, and not escaped again", () => {
  const bold = jsxTemplate(["<b>", "</b>"], "a & b");
  const Twice = ({ children }: Record<string, unknown>) => [children, children];
  assert.equal(String(jsx(Twice, { children: bold })), "<b>a &amp; b</b><b>a &amp; b</b>");
  assert.equal(
    String(jsx("main", { dangerouslySetInnerHTML: { __html: "<i></i>" } })),
    "<main><i></i></main>",
  );
});

Deno.test("JSX: a document is no longer text that would be escaped", () => {
  const document = withDoctype(jsxTemplate(["<html>", "</html>"], "a & b"));
  assert.equal(String(jsx(() => document, null)), "<!doctype html><html>a &amp; b</html>");
});

Deno.test("JSX: what is absent is not written, numbers and words are", () => {
  assert.equal(String(jsxTemplate(["", ""], [null, undefined, true, false, 0, ""])), "0");
  const some = { hidden: true, checked: false, "aria-current": false, lang: undefined, size: 3 };
  assert.equal(String(jsx("input", some)), '<input hidden="" aria-current="false" size="3"/>');
});

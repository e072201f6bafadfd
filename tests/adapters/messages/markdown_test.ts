/** Agencies' Markdown, from their text to the HTML that people get. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createMarkdownReader } from "../../../adapters/messages/markdown.ts";
import { RichText } from "../../../views/messages/rich_text.tsx";
import { strangeMarkup } from "../../support/rich_markup.ts";

const read = createMarkdownReader();
const html = (markdown: string) => String(RichText({ blocks: read(markdown) }));

Deno.test("markdown: paragraphs, emphasis and breaks", () => {
  assert.equal(
    html("سلام **خوب** و *کج*  \nخط بعد\n\nدوم"),
    '<p dir="auto">سلام <strong>خوب</strong> و <em>کج</em><br>خط بعد</p><p dir="auto">دوم</p>',
  );
});

Deno.test("markdown: headings begin at the second level, and none is left out", () => {
  assert.equal(
    html("### a\n\n# b\n\n###### c\n\n###### d\n\n###### e"),
    '<h2 dir="auto">a</h2><h2 dir="auto">b</h2><h3 dir="auto">c</h3>' +
      '<h4 dir="auto">d</h4><h4 dir="auto">e</h4>',
  );
});

Deno.test("markdown: lists, numbered and not, one in another", () => {
  assert.equal(
    html("- a\n- b\n  1. c\n\n3. d"),
    '<ul dir="auto"><li>a</li><li>b<ol start="1" dir="auto"><li>c</li></ol></li></ul>' +
      '<ol start="3" dir="auto"><li>d</li></ol>',
  );
});

Deno.test("markdown: a heading in a list is no heading of the page", () => {
  assert.equal(html("- # a"), '<ul dir="auto"><li><p dir="auto">a</p></li></ul>');
});

Deno.test("markdown: a table", () => {
  assert.equal(
    html("| شرح | مبلغ |\n|---|---|\n| آب | ۱۲ |"),
    '<table><thead><tr><th scope="col" dir="auto">شرح</th><th scope="col" dir="auto">مبلغ</th>' +
      '</tr></thead><tbody><tr><td dir="auto">آب</td><td dir="auto">۱۲</td></tr></tbody></table>',
  );
});

Deno.test("markdown: a link says where it leads", () => {
  assert.equal(
    html("[بانک](https://bank.example/pay?a=1&b=2)"),
    '<p dir="auto"><a href="https://bank.example/pay?a=1&amp;b=2" rel="noreferrer">' +
      '<bdi>بانک</bdi> (<bdi dir="ltr">bank.example</bdi>)</a></p>',
  );
  assert.match(
    html("[زنگ](tel:+98-21-1234)"),
    /href="tel:\+98211234".*\(<bdi dir="ltr">\+98211234/,
  );
});

Deno.test("markdown: a host in another script cannot pass for a known one", () => {
  // The first letter is Cyrillic.
  assert.match(html("[a](https://аpple.com/)"), /\(<bdi dir="ltr">xn--pple-43d\.com<\/bdi>\)/);
});

Deno.test("markdown: numbers and Latin names keep their order in Persian text", () => {
  assert.equal(
    html("پروندهٔ AB-12/34 در Windows 11 با شمارهٔ ۰۲۱-۸۸ و 5 نفر"),
    '<p dir="auto">پروندهٔ <bdi dir="ltr">AB-12/34</bdi> در <bdi dir="ltr">Windows 11</bdi> ' +
      'با شمارهٔ <bdi dir="ltr">۰۲۱-۸۸</bdi> و 5 نفر</p>',
  );
  assert.match(html("شماره **12-34-56** است"), /<strong><bdi dir="ltr">12-34-56<\/bdi><\/strong>/);
  assert.equal(html("Case AB-12/34"), '<p dir="auto">Case AB-12/34</p>');
});

Deno.test("markdown: what turns the order of other text is taken out", () => {
  assert.equal(html("a\u202eb\u2066c\u2069d"), '<p dir="auto">abcd</p>');
  // Half-spaces and marks stay.
  assert.equal(html("می\u200cشود\u200f"), '<p dir="auto">می\u200cشود\u200f</p>');
});

/** After the OWASP cheat sheet on filter evasion, and what Markdown adds to it. */
const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<a href='javascript:alert(1)'>a</a>",
  "<!--<img src='--><img src=x onerror=alert(1)//'>",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "<div style='background:url(javascript:alert(1))'>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt:alert(1))",
  "[a](&#106;avascript:alert(1))",
  "[a](&#x6A;avascript&colon;alert(1))",
  "[a](java\tscript:alert(1))",
  "[a](<java\nscript:alert(1)>)",
  "[a](\\j\\avascript:alert(1))",
  "[a](javascript&#58;alert(1))",
  "[a](\u0001javascript:alert(1))",
  "[a](vbscript:msgbox(1))",
  "[a](data:text/html;base64,PHNjcmlwdD4=)",
  "[a](data:image/png;base64,AAAA)",
  "[a](blob:https://x.example/1)",
  "[a](file:///etc/passwd)",
  "[a](view-source:https://x.example)",
  "[a](intent://x#Intent;scheme=http;end)",
  "[a](sms:123)",
  "[a](tel:*%2306%23)",
  "[a](//evil.example)",
  "[a](/sign-out)",
  "[a](?end=1)",
  "[a](#main)",
  "[a](https://bank.example@evil.example/)",
  '[a](https://x.example/" onmouseover="alert(1))',
  "[a](https://x.example 'onmouseover=alert(1) \"')",
  "[a](https://x.example/<script>)",
  "<javascript:alert(1)>",
  "<mailto:a@b.example>",
  '![a](x" onerror="alert(1))',
  "![a](javascript:alert(1))",
  "[![a](data:x)](javascript:alert(1))",
  "[a]: javascript:alert(1)\n\n[a]",
  "[a][b]\n\n[b]: data:text/html,x",
  "```html\n<script>alert(1)</script>\n```",
  "`<script>`",
  "> <script>alert(1)</script>",
  "# <img src=x onerror=alert(1)>",
  "- <img src=x onerror=alert(1)>",
  "|<script>|a|\n|-|-|\n|<img onerror=x>|b|",
  "a<b\n=\n<c>",
  "**<b onclick=alert(1)>**",
];

for (const attack of ATTACKS) {
  Deno.test(`markdown: inert: ${JSON.stringify(attack)}`, () => {
    const found = html(attack);
    assert.deepEqual(strangeMarkup(found), []);
    assert.doesNotMatch(found, /href="(?!https:\/\/x\.example\/)/);
  });
}

const PIECES = fc.constantFrom(
  ...ATTACKS,
  ..."[]()<>*_|-#`!&;:\\\"'\n\t ".split(""),
  "\n\n",
  "  \n",
  "[a](https://x.example)",
  "|-|\n",
  "1. ",
  "&quot;",
);

Deno.test("markdown: no text becomes markup outside the table", () => {
  const texts = fc.array(fc.oneof(PIECES, fc.string()), { maxLength: 30 });
  fc.assert(
    fc.property(texts, (pieces) => assert.deepEqual(strangeMarkup(html(pieces.join(""))), [])),
    { numRuns: 2000 },
  );
});

Deno.test("markdown: the check notices what is strange", () => {
  for (
    const strange of ["<script>", '<p onclick="x">', '<a href="javascript:x">', "<p", '<b dir="a">']
  ) {
    assert.notDeepEqual(strangeMarkup(strange), [], strange);
  }
});

Deno.test("markdown: text that is nested without end is read all the same", () => {
  for (
    const nested of [
      "- ".repeat(10_000),
      "[".repeat(20_000),
      "**a ".repeat(5000),
      "> ".repeat(9000),
    ]
  ) {
    assert.deepEqual(strangeMarkup(html(nested)), []);
  }
});

/** Language and looks: what is believed of a choice, and how long it is kept. */
import assert from "node:assert/strict";
import { windowTest } from "../parts.ts";

const YEAR = "Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax";
const cookiesOf = ({ headers }: Response) => headers.getSetCookie();
/** Those that say how pages are to be. */
const choicesOf = (response: Response) =>
  cookiesOf(response).filter((cookie) => /^__Host-panjereh_(?:language|display)=/.test(cookie));

/** Query and cookie → language of the page, and of the new cookie. */
const LANGUAGES: [string, string | undefined, string, string?][] = [
  ["", undefined, "fa"],
  ["?lang=en", undefined, "en", "en"],
  ["?lang=ar", "en", "ar", "ar"],
  ["?lang=fa", "en", "fa", "fa"],
  ["", "en", "en"],
  ["?lang=xx", "en", "en"],
  ["?lang=xx", undefined, "fa"],
  ["?lang=", "ar", "ar"],
  ["", "xx", "fa"],
];

windowTest(
  "language: by the URL, then by the cookie, else Persian",
  async ({ send, shown }) => {
    for (const [query, cookie, expected, kept] of LANGUAGES) {
      const response = await send(`/contact${query}`, {
        cookies: cookie ? { panjereh_language: cookie } : {},
        headers: { "accept-language": "en" },
      });
      const name = `${query} ${cookie}`;
      assert.equal(shown.at(-1)!.context.language, expected, name);
      const cookies = kept ? [`__Host-panjereh_language=${kept}; ${YEAR}`] : [];
      assert.deepEqual(choicesOf(response), cookies, name);
    }
  },
);

windowTest(
  "language: a page's own URL is without it, and with everything else",
  async ({ send, shown }) => {
    await send("/faq?lang=en&q=a");
    assert.equal(shown.at(-1)!.context.here, "/faq?q=a");
    await send("/contact?lang=en");
    assert.equal(shown.at(-1)!.context.here, "/contact");
  },
);

windowTest(
  "display: a page uses the chosen settings, and the defaults otherwise",
  async ({ send, shown }) => {
    await send("/contact");
    assert.equal(shown.at(-1)!.context.display, undefined);
    await send("/contact", { cookies: { panjereh_display: "dark_150_evil" } });
    assert.deepEqual(shown.at(-1)!.context.display, {
      choices: { page: "dark", size: "150" },
      sheet: "/static/display.css",
    });
  },
);

const chosen = (fields: Record<string, string>) => ({ form: { action: "save", ...fields } });

windowTest(
  "display: a choice is kept for a year, and an empty one is deleted",
  async ({ send }) => {
    const kept = await send("/accessibility", chosen({ page: "dark", size: "150", font: "evil" }));
    assert.equal(kept.status, 303);
    assert.equal(kept.headers.get("location"), "/accessibility?done=saved");
    assert.deepEqual(choicesOf(kept), [`__Host-panjereh_display=dark_150; ${YEAR}`]);
    const cleared = "__Host-panjereh_display=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax";
    for (
      const form of [{ action: "reset", page: "dark" }, { action: "save", page: "" }, {
        action: "",
        page: "evil",
      }]
    ) {
      const response = await send("/accessibility", { form });
      assert.equal(response.headers.get("location"), "/accessibility?done=reset");
      assert.deepEqual(choicesOf(response), [cleared], JSON.stringify(form));
    }
  },
);

windowTest("display: an invalid form changes nothing", async ({ send }) => {
  for (const form of ["page=dark&page=white", `page=${"x".repeat(201)}`]) {
    const response = await send("/accessibility", { form });
    assert.equal(response.status, 400);
    assert.deepEqual(choicesOf(response), []);
  }
});

windowTest("display: keeps the way to the service", async ({ send }) => {
  const query = new URLSearchParams({ return_to: "/profile" });
  const response = await send(`/accessibility?${query}`, chosen({ page: "dark" }));
  assert.equal(response.headers.get("location"), `/accessibility?${query}&done=saved`);
});

windowTest("display: the panel reports the result of the choice", async ({ send, shown }) => {
  const dark = { panjereh_display: "dark" };
  const cases: [string, Record<string, string>, string | undefined][] = [
    ["", dark, undefined],
    ["?done=saved", dark, "saved"],
    ["?done=reset", {}, "reset"],
    // The browser keeps no cookies.
    ["?done=saved", {}, "not_kept"],
    ["?done=evil", dark, undefined],
  ];
  for (const [query, cookies, notice] of cases) {
    await send(`/accessibility${query}`, { cookies });
    const { page, props } = shown.at(-1)!;
    assert.equal(page, "accessibility");
    assert.equal(props.notice, notice, query);
    assert.deepEqual(props.display, "panjereh_display" in cookies ? { page: "dark" } : {});
  }
});

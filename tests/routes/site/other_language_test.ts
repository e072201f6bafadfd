/** A form that is sent to change the language: the page again, with what was typed, and nothing else. */
import assert from "node:assert/strict";
import { typedOf } from "../../../routes/site/language.ts";
import { SIGNED_IN, windowTest } from "../parts.ts";

const FORM = { mobile: "0912", captcha: "123456", captcha_id: "c" };

windowTest("language: a page comes back in it with what was typed", async ({ send, shown }) => {
  const answer = await send("/login?lang=en&return_to=/profile", { form: FORM });
  assert.equal(answer.status, 200);
  const { page, context } = shown.at(-1)!;
  assert.equal(page, "mobile");
  assert.equal(context.language, "en");
  assert.deepEqual(context.typed, { mobile: "0912" }, "the new picture has other digits");
  const chosen = answer.headers.getSetCookie().filter((cookie) =>
    /panjereh_language=/.test(cookie)
  );
  assert.equal(chosen.length, 1);
  assert.match(chosen[0], /panjereh_language=en/);
  assert.equal(context.here, "/login?return_to=%2Fprofile");
  assert.doesNotMatch(context.here, /0912/);
});

windowTest("language: nothing is done with what was typed", async ({ send, shown }) => {
  await send("/login?lang=en", { form: FORM });
  await send("/profile/company?lang=ar", { form: { company_id: "1" }, cookies: SIGNED_IN });
  assert.equal(shown.length, 2);
  for (const { props } of shown) assert.ok(!props?.errors && !props?.failure);
});

windowTest("language: an unknown one is an ordinary form", async ({ send, shown }) => {
  await send("/login?lang=xx", { form: FORM });
  assert.equal(shown.at(-1)!.context.typed, undefined);
});

windowTest("language: other sites cannot fill a form", async ({ send, shown }) => {
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign) {
    const { status } = await send("/login?lang=en", { form: FORM, headers });
    assert.equal(status, 403);
    assert.equal(shown.at(-1)!.context.typed, undefined);
  }
  await send("/login?lang=en&mobile=0912");
  assert.equal(shown.at(-1)!.context.typed, undefined);
});

windowTest("language: a page that needs a session asks for sign-in first", async ({ send }) => {
  const { status, headers } = await send("/qr?lang=en", { form: { code: "1" } });
  assert.ok(status === 302 || status === 303, String(status));
  assert.match(headers.get("location")!, /^\/login\?/);
});

Deno.test("language: fields as a person fills them, and no others", () => {
  const fields = new URLSearchParams([
    ["mobile", "0912"],
    ["birth_day", "۱۴"],
    ["captcha", "1"],
    ["captcha_id", "x"],
    ["__proto__", "x"],
    ["Mobile", "x"],
    ["contactMobile", "0913"],
    ["text-0192f0c5-8c9e", "ا".repeat(2000)],
    ["long", "1".repeat(9000)],
  ]);
  assert.deepEqual(typedOf(fields), {
    mobile: "0912",
    birth_day: "۱۴",
    contactMobile: "0913",
    "text-0192f0c5-8c9e": "ا".repeat(2000),
    long: "1".repeat(9000),
  });
  const many = new URLSearchParams(Array.from({ length: 30 }, () => ["code", "1"]));
  assert.deepEqual(typedOf(many), { code: "1" });
});

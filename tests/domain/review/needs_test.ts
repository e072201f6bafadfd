/** What needs no review, one expert, two experts; and what stands as moved. */
import assert from "node:assert/strict";
import type { ApplicationContent } from "../../../domain/application/content.ts";
import { movedFields } from "../../../domain/review/difference.ts";
import { needsReview, needsTwo } from "../../../domain/review/needs.ts";
import { CONTENT, withDetails } from "./sample.ts";

const { details, contacts, methods, letter } = CONTENT;
const paths = (before: ApplicationContent | null, after: ApplicationContent) =>
  needsReview(before, after).map(({ path }) => path);

Deno.test("review: contacts and help texts need none", () => {
  const after: ApplicationContent = {
    ...withDetails({ description: { fa: "امانت و تمدید", en: "Loans" } }),
    contacts: [{ ...contacts[0], mobile: "09120000098", email: "a@example.ir" }],
    methods: [{ ...methods[0], description: "همهٔ کتاب‌ها" }],
  };
  assert.deepEqual(paths(CONTENT, after), []);
  assert.equal(movedFields(CONTENT, after).length, 5);
});

const CHANGES: Record<string, [ApplicationContent, ...string[]]> = {
  title: [withDetails({ title: { ...details.title, fa: "بانک" } }), "title_fa"],
  level: [withDetails({ level: 3 }), "level"],
  persons: [withDetails({ persons: "both" }), "persons"],
  "age of the level": [withDetails({ maxAge: 600 }), "max_age"],
  limit: [withDetails({ requests: 9 }), "requests"],
  theme: [withDetails({ theme: "health" }), "theme"],
  reason: [withDetails({ attributes: { given_name: "تبلیغ" } }), "reason_given_name"],
  "attribute that is given up": [withDetails({ attributes: {} }), "reason_given_name"],
  host: [
    withDetails({ way: { way: "upstream", upstream: ["https://other.example.ir"] } }),
    "upstream",
  ],
  "path of a method": [
    { ...CONTENT, methods: [{ ...methods[0], path: "/all" }] },
    "methods.m1.method_path",
  ],
  connection: [{ ...CONTENT, connection: { connectionId: "b", userName: null } }, ...[
    "connection_id",
    "user_name",
  ]],
  letter: [{ ...CONTENT, letter: { ...letter, number: "2" } }, "letter_number"],
  "another file of the same name": [
    { ...CONTENT, letter: { ...letter, file: { ...letter.file, sha256: "cd".repeat(32) } } },
    "letter_file",
  ],
};

for (const [name, [after, ...moved]] of Object.entries(CHANGES)) {
  Deno.test(`review: ${name}: an expert looks`, () =>
    assert.deepEqual(paths(CONTENT, after), moved));
}

Deno.test("review: one expert for what stays in its bounds", () => {
  assert.deepEqual(needsTwo(CONTENT, CONTENT), []);
  assert.deepEqual(
    needsTwo(CONTENT, withDetails({ level: 3, attributes: {}, persons: "both" })),
    [],
  );
  const way = { way: "upstream", upstream: ["https://books.example.ir/v2"] } as const;
  assert.deepEqual(
    needsTwo(CONTENT, withDetails({ way: { ...way, upstream: [...way.upstream] } })),
    [],
  );
});

Deno.test("review: two experts for a lowered level, a new attribute, a new host", () => {
  assert.deepEqual(needsTwo(CONTENT, withDetails({ level: 1 })), ["level_lowered"]);
  const attributes = { ...details.attributes, national_id: "x" };
  assert.deepEqual(needsTwo(CONTENT, withDetails({ attributes })), ["new_attribute"]);
  const hosts = [
    { way: "upstream", upstream: ["https://books.example.ir", "https://b.example.ir"] },
    { way: "upstream", upstream: ["https://books.example.ir:8443"] },
    { way: "upstream", upstream: ["http://books.example.ir"] },
    { way: "forward_auth", proxies: ["192.0.2.1"] },
    {
      way: "openid",
      redirectUris: ["https://books.example.ir/back"],
      postLogoutRedirectUris: ["https://elsewhere.example/"],
      jwks: "{}",
    },
  ] satisfies ApplicationContent["details"]["way"][];
  for (const way of hosts) {
    assert.deepEqual(needsTwo(CONTENT, withDetails({ way })), ["new_host"], JSON.stringify(way));
  }
});

Deno.test("review: where nothing is live, all that is asked for is new", () => {
  assert.deepEqual(needsTwo(null, CONTENT), ["new_attribute", "new_host"]);
  assert.deepEqual(needsTwo(null, withDetails({ attributes: {} })), ["new_host"]);
  assert.equal(needsReview(null, CONTENT).length > 0, true);
});

Deno.test("review: a difference says before and after, and what was taken away", () => {
  const after = { ...withDetails({ title: { fa: "کتابخانه" } }), methods: [] };
  const moved = movedFields(CONTENT, after).map(({ path, before, after }) => [path, before, after]);
  assert.deepEqual(moved, [
    ["title_fa", "کتابخانهٔ تازه", "کتابخانه"],
    ["title_ar", "المكتبة", undefined],
    ["title_en", "New library", undefined],
    ["methods.m1.method_name", "فهرست", undefined],
    ["methods.m1.method", "GET", undefined],
    ["methods.m1.method_path", "/books", undefined],
    ["methods.m1.method_description", "کتاب‌ها", undefined],
  ]);
});

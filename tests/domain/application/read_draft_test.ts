/** What a draft says once it is whole, and every gap of one that is not. */
import assert from "node:assert/strict";
import { fieldsOfDraft } from "../../../domain/application/draft_fields.ts";
import { parseNumber } from "../../../domain/text/digits.ts";
import { fieldsOf } from "../../../domain/application/fields_of.ts";
import { type ApplicationDraft, NO_DRAFT } from "../../../domain/application/draft.ts";
import { readDraft } from "../../../domain/application/read_draft.ts";
import { serviceOf } from "../../../domain/application/service_of.ts";
import { AGENCY, AROUND, draftWith, WHOLE } from "./samples.ts";

const gapsOf = (draft: ApplicationDraft) =>
  readDraft(draft, AROUND).gaps.map(({ step, field, code, item }) =>
    [step, field, code, item].filter(Boolean).join(" ")
  );

Deno.test("application: a whole draft is a service of the catalogue", () => {
  const { gaps, content } = readDraft(WHOLE, AROUND);
  assert.deepEqual(gaps, []);
  assert.equal(content!.letter.date, "2026-07-27");
  assert.equal(content!.details.maxAge, 1800);
  const made = serviceOf(content!, AGENCY);
  assert.ok("service" in made);
  const { id, title, agency, level, attributes, upstream } = made.service;
  assert.deepEqual({ id, title, agency, level, attributes, upstream }, {
    id: "new-library",
    title: { fa: "کتابخانهٔ تازه", en: "New library" },
    agency: AGENCY.name,
    level: 2,
    attributes: ["given_name"],
    upstream: ["https://library.gov.ir"],
  });
});

Deno.test("application: an empty draft names every field that is needed", () => {
  assert.deepEqual(gapsOf(NO_DRAFT), [
    "connection connection_id missing",
    "connection user_name missing",
    "service service_id missing",
    "details level missing",
    "details title_fa missing",
    "details description_fa missing",
    "details theme missing",
    "details persons missing",
    "details way missing",
    "methods none",
    "contacts none",
    "letter letter_subject missing",
    "letter letter_number missing",
    "letter letter_day missing",
    "letter file_missing",
  ]);
});

const FAULTS: [typed: ApplicationDraft["fields"], gap: string][] = [
  [{ connection_id: "of-another-agency" }, "connection connection_id not_active"],
  [{ user_name: "stranger" }, "connection user_name format"],
  [{ service_id: "taken" }, "service service_id taken"],
  [{ service_id: "کتابخانه" }, "service service_id format"],
  [{ service_id: "sso" }, "service service_id format"],
  [{ level: "4" }, "details level format"],
  [{ max_age: "یک ساعت" }, "details max_age format"],
  [{ upstream: "" }, "details upstream missing"],
  [{ upstream: "https://library.gov.ir/books" }, "details upstream format"],
  [{ health_path: "health" }, "details health_path format"],
  [{ way: "forward_auth" }, "details proxies missing"],
  [{ way: "forward_auth", proxies: "192.0.2.1 elsewhere" }, "details proxies format"],
  [
    { way: "openid", redirect_uris: "http://library.ir/", jwks: '{"keys":[{"kty":"EC"}]}' },
    "details redirect_uris format",
  ],
  [
    { way: "openid", redirect_uris: "https://library.ir/back", jwks: "a key" },
    "details jwks format",
  ],
  [{ letter_year: "۱۴۰۶" }, "letter letter_day future"],
  [{ letter_day: "۳۲" }, "letter letter_day format"],
];

for (const [typed, gap] of FAULTS) {
  Deno.test(`application: ${JSON.stringify(typed)} is ${gap}`, () => {
    assert.deepEqual(gapsOf(draftWith(typed)), [gap]);
  });
}

Deno.test("application: a contact's number counts once a code has proved it", () => {
  const [contact] = WHOLE.contacts;
  const other = { ...contact.fields, contact_mobile: "09129998877" };
  assert.deepEqual(gapsOf({ ...WHOLE, contacts: [{ ...contact, fields: other }] }), [
    "contacts contact_mobile unconfirmed contact-1",
  ]);
});

Deno.test("application: a method's path is one of HTTP", () => {
  const [method] = WHOLE.methods;
  const fields = { ...method.fields, method_path: "کتاب", method: "CONNECT" };
  assert.deepEqual(gapsOf({ ...WHOLE, methods: [{ ...method, fields }] }), [
    "methods method_path format method-1",
    "methods method format method-1",
  ]);
});

Deno.test("application: assertions are signed as chosen, and as usual if nothing is", () => {
  const serviceWith = (assertion_alg: string) => {
    const { gaps, content } = readDraft(draftWith({ assertion_alg }), AROUND);
    assert.deepEqual(gaps, []);
    const made = serviceOf(content!, AGENCY);
    assert.ok("service" in made);
    const said = fieldsOf(content!).find(({ path }) => path === "assertion_alg")?.value;
    return [made.service.assertion_alg, said];
  };
  assert.deepEqual(serviceWith("EdDSA"), ["EdDSA", "EdDSA"]);
  // A process of an older version reads what is published, and does not know the setting.
  for (const usual of ["", "ES256"]) assert.deepEqual(serviceWith(usual), [undefined, "ES256"]);
  assert.deepEqual(gapsOf(draftWith({ assertion_alg: "none" })), ["details assertion_alg format"]);
});

Deno.test("application: all that was said is a list of fields, each with a path of its own", () => {
  const fields = fieldsOf(readDraft(WHOLE, AROUND).content!);
  assert.equal(new Set(fields.map(({ path }) => path)).size, fields.length);
  const byPath = Object.fromEntries(fields.map(({ path, value }) => [path, value]));
  assert.equal(byPath.service_id, "new-library");
  assert.equal(byPath.max_age, "30");
  assert.equal(byPath.reason_given_name, "برای خوشامد");
  assert.equal(byPath["methods.method-1.method_path"], "/books");
  assert.equal(byPath["contacts.contact-1.contact_mobile"], "09121112233");
  assert.equal(byPath.letter_file, "نامه.pdf");
  assert.ok(fields.every(({ value }) => value !== ""));
});

Deno.test("application: a draft is the same list of fields as what it becomes, as it was typed", () => {
  const typed = fieldsOfDraft(WHOLE);
  const named = new Map(typed.map(({ path, value }) => [path, value]));
  assert.equal(named.size, typed.length);
  for (const { path, value } of fieldsOf(readDraft(WHOLE, AROUND).content!)) {
    if (path === "letter_date") continue;
    const digits = ["max_age", "contacts.contact-1.contact_mobile"].includes(path);
    assert.equal(digits ? parseNumber(named.get(path)!) : named.get(path), value, path);
  }
  assert.deepEqual(fieldsOfDraft(NO_DRAFT), []);
  assert.deepEqual(fieldsOfDraft({ ...NO_DRAFT, fields: { level: "خیلی" } }), [
    { path: "level", step: "details", label: "level", value: "خیلی" },
  ]);
});

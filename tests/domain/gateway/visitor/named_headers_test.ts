import assert from "node:assert/strict";
import {
  namedHeaders,
  ownNamesOf,
  withoutOwnNames,
} from "../../../../domain/gateway/visitor/named_headers.ts";
import { utf8Text } from "../../../../domain/text/utf8.ts";
import type { Visitor } from "../../../../domain/gateway/visitor/visitor.ts";
import { type Policy, service, visitor } from "../../../routes/gateway/samples.ts";

const NAMES = { attributes: ["given_name", "family_name"] } satisfies Policy;
const PERSON = { attributes: { given_name: "زهرا", family_name: "علی\u200cپور" } };

function headers(
  identity_headers: Policy["identity_headers"],
  who: Partial<Visitor["identity"]> = PERSON,
) {
  const policy = service({ ...NAMES, identity_headers });
  return Object.fromEntries(namedHeaders(visitor(who).identity, policy));
}

Deno.test("namedHeaders fill their templates: names, addresses, constants", () => {
  const company = { id: "99900001010", name: "آفتاب" };
  assert.deepEqual(
    headers({
      "X-Remote-User": "{subject}",
      "X-Email": "{subject}@citizens.example.ir",
      "X-Level": "level-{level}",
      "X-Company": "{company_id} {company_name}",
      "X-Language": "{locale}",
      "X-Role": "100% Viewer",
    }, { company, locale: "fa" }),
    {
      "X-Remote-User": "pairwise-1",
      "X-Email": "pairwise-1@citizens.example.ir",
      "X-Level": "level-2",
      "X-Company": "99900001010 %D8%A2%D9%81%D8%AA%D8%A7%D8%A8",
      "X-Language": "fa",
      "X-Role": "100%25 Viewer",
    },
  );
});

Deno.test("namedHeaders write a name in three forms that give back the same name", () => {
  const value = "{given_name} {family_name}";
  const given = headers({
    "X-A": value,
    "X-B": { value, form: "utf8" },
    "X-C": { value, form: "rfc2047" },
    "X-D": { value: "{full_name}", form: "utf8" },
  });
  const name = "زهرا علی\u200cپور";
  assert.equal(decodeURIComponent(given["X-A"]), name);
  assert.equal(utf8Text(given["X-B"]), name);
  assert.equal(utf8Text(atob(given["X-C"].slice("=?UTF-8?B?".length, -2))), name);
  assert.equal(given["X-D"], given["X-B"]);
  for (const bytes of Object.values(given)) assert.match(bytes, /^[ -~\x80-\xff]+$/);
});

Deno.test("namedHeaders leave out what the person does not have; a full name may be one name", () => {
  const templates = {
    "X-Name": "{given_name} {family_name}",
    "X-Full": "{full_name}",
    "X-Company": "of {company_name}",
    "X-Language": "{locale}",
  };
  assert.deepEqual(headers(templates, { attributes: { given_name: "Ali", family_name: "" } }), {
    "X-Full": "Ali",
  });
  assert.deepEqual(headers(templates, { attributes: {} }), {});
});

Deno.test("namedHeaders are one line of bytes, whatever the name contains", () => {
  const value = "{given_name}";
  for (const form of ["percent", "utf8", "rfc2047"] as const) {
    const of = (given_name: string) =>
      headers({ "X-Name": { value, form } }, { attributes: { given_name } })["X-Name"];
    for (
      const evil of ["a\r\nX-Identity-Level: 3", "a\0b", "a\x85b", "a\u2028b", "\ud800", "ن\r\nX"]
    ) {
      const name = of(evil);
      assert.match(name, /^[ -~\x80-\xff]+$/, form);
      const text = form === "percent" ? decodeURIComponent(name) : utf8Text(name);
      // deno-lint-ignore no-control-regex -- that none is there is the point
      assert.doesNotMatch(text, /[\x00-\x1f\x7f-\x9f\u2028\ud800]/);
    }
    assert.equal(of("\r\n\0"), undefined, "nothing is left");
  }
});

Deno.test("withoutOwnNames removes the service's names, as CGI reads them", () => {
  const policy = service({ identity_headers: { "X-Remote-User": "{subject}" } });
  const list: [string, string][] = [
    ["x-remote-user", "a"],
    ["X_Remote.User", "b"],
    ["X-Remote-Users", "c"],
  ];
  assert.deepEqual(withoutOwnNames(list, policy), [["X-Remote-Users", "c"]]);
  assert.equal(withoutOwnNames(list, service()), list);
  assert.deepEqual([...ownNamesOf(policy)], ["x-remote-user"]);
});

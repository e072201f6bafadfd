import assert from "node:assert/strict";
import { serviceSchema } from "../../../domain/services/service.ts";

const parse = (identity_headers: unknown, attributes: string[] = []) =>
  serviceSchema.safeParse({
    id: "library",
    title: { fa: "کتابخانه" },
    upstream: "http://127.0.0.1:9000",
    attributes,
    identity_headers,
  });

/** All messages, each with the header that it is about. */
function problems(identity_headers: unknown, attributes?: string[]): string[] {
  const { error } = parse(identity_headers, attributes);
  return error?.issues.map(({ path, message }) => `${path.join(" ")}: ${message}`) ?? [];
}

Deno.test("identity_headers are a template each, percent-encoded unless said otherwise", () => {
  const given = {
    "X-Remote-User": "{subject}",
    "X-WEBAUTH-EMAIL": "{subject}@citizens.example.ir",
    "Remote-Name": { value: "{given_name} {family_name}", form: "utf8" },
    "X-Forwarded-Preferred-Username": { value: "{full_name}", form: "rfc2047" },
  };
  assert.deepEqual(parse(given, ["given_name", "family_name"]).data?.identity_headers, {
    "X-Remote-User": { value: "{subject}", form: "percent" },
    "X-WEBAUTH-EMAIL": { value: "{subject}@citizens.example.ir", form: "percent" },
    "Remote-Name": { value: "{given_name} {family_name}", form: "utf8" },
    "X-Forwarded-Preferred-Username": { value: "{full_name}", form: "rfc2047" },
  });
  assert.deepEqual(parse(undefined).data?.identity_headers, {});
});

Deno.test("identity_headers: names are plain, and have no meaning of their own", () => {
  const refused = [
    ..."X_Remote_User X.User X-User- -X 1X X\r\nY X:Y سلام".split(" "),
    ..."Host Cookie Set-Cookie Authorization Proxy-User Connection Keep-Alive TE Trailer".split(
      " ",
    ),
    ..."Transfer-Encoding Upgrade Content-Length Content-Type Via Forwarded Expect Date".split(" "),
    ..."X-Forwarded-For X-Forwarded-Host x-forwarded-proto X-Forwarded-Username X-Real-IP".split(
      " ",
    ),
    ..."X-Request-Id X-Identity-Subject X-Identity-Role X-Original-URL X-HTTP-Method-Override"
      .split(
        " ",
      ),
    ..."Origin Referer User-Agent Accept Accept-Language Sec-Fetch-Site If If-Match Range".split(
      " ",
    ),
    ..."Access-Control-Allow-Origin Location Cache-Control X-Accel-Redirect Destination".split(" "),
    "",
    "X".repeat(65),
  ];
  for (const name of refused) {
    assert.equal(parse({ [name]: "{subject}" }).success, false, JSON.stringify(name));
  }
  assert.deepEqual(problems({ Host: "{subject}" }), [
    "identity_headers Host: has a meaning of its own and cannot carry an identity",
  ]);
  assert.deepEqual(problems({ "X_User": "{subject}" }), [
    "identity_headers X_User: must be a name of letters, digits and hyphens",
  ]);
  const twice = { "X-Remote-User": "{subject}", "x-remote-user": "{level}" };
  assert.deepEqual(problems(twice), ["identity_headers x-remote-user: is there twice"]);
});

Deno.test("identity_headers: templates name what the service may learn, in ASCII", () => {
  const message = (template: unknown, attributes?: string[]) =>
    problems({ "X-User": template }, attributes).map((text) => text.split(": ")[1]);
  assert.deepEqual(message("{national_id}"), ["{national_id} needs national_id in attributes"]);
  assert.deepEqual(message("{national_id}", ["national_id"]), []);
  assert.deepEqual(message("{full_name}", ["given_name"]), [
    "{full_name} needs family_name in attributes",
  ]);
  assert.match(message("{email}")[0], /^\{email\} is none of subject, level, /);
  for (const name of ["{Subject}", "{ subject }", "{}", "{constructor}"]) {
    assert.match(message(name)[0], /is none of/);
  }
  const malformed = ["{subject", "subject}", "{{subject}}", "", "a\r\nX: y", "a\0", "سلام", "a\tb"];
  for (const template of [...malformed, "a".repeat(257)]) {
    assert.equal(parse({ "X-User": template }).success, false, JSON.stringify(template));
    assert.equal(parse({ "X-User": { value: template } }).success, false, template);
  }
  assert.equal(parse({ "X-User": { value: "{subject}", form: "base64" } }).success, false);
  assert.equal(parse({ "X-User": { value: "{subject}", to: "x" } }).success, false);
  assert.deepEqual(message("Viewer"), []);
  assert.deepEqual(message("a{b"), ["has a brace that is not of a placeholder"]);
  assert.deepEqual(message({ value: "سلام" }), ["must be printable ASCII"]);
  assert.match(message({ value: "a", form: "base64" })[0], /Invalid option/);
});

/** The one list of what is missing or unsafe, without a process for each mistake. */
import assert from "node:assert/strict";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { readServeSettings } from "../../../adapters/services/serve_settings.ts";
import { COMPLETE } from "../../support/serve_environment.ts";

/** Problems of these settings; "DIR" in them is a folder with a valid services file. */
async function problemsOf(settings: Record<string, string>): Promise<string[]> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    await Deno.writeTextFile(`${folder}/services.json`, '{"services":[]}');
    const given = { PORT: "0", SERVICES_FILE: "DIR/services.json", ...COMPLETE, ...settings };
    const environment = Object.entries(given)
      .map(([name, value]) => [name, value.replace("DIR", folder)]);
    await readServeSettings(Object.fromEntries(environment));
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigurationError, String(error));
    return error.problems.map((problem) => problem.replaceAll(folder, "DIR"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("serve settings: complete ones have no problem", async () => {
  assert.deepEqual(await problemsOf({}), []);
  for (
    const BASE_URL of [
      "https://example.ir",
      "https://window.gov.ir:8443",
      "http://localhost:8000",
    ]
  ) assert.deepEqual(await problemsOf({ BASE_URL }), []);
});

const WRONG: [string, Record<string, string>, RegExp][] = [
  ["a short secret", { SECRET_KEY: btoa("a".repeat(31)) }, /^SECRET_KEY needs 32 bytes or more:/],
  [
    "a secret with a typo",
    { SECRET_KEY: `${btoa("a".repeat(32))}*` },
    /^SECRET_KEY must be base64/,
  ],
  [
    "a base address that is an IP",
    { BASE_URL: "https://10.0.0.1" },
    /^BASE_URL must be the domain above the window and the services/,
  ],
  ["a base address that is an IPv6", { BASE_URL: "https://[::1]" }, /^BASE_URL must be the domain/],
  ["a base address of this machine", { BASE_URL: "http://127.0.0.1" }, /^BASE_URL must be the do/],
  ["a base address at the top", { BASE_URL: "https://ir" }, /^BASE_URL must be the domain above/],
  ["a base address at the root", { BASE_URL: "https://ir." }, /^BASE_URL must be the domain/],
  ["the window as base", { BASE_URL: "https://sso.example.ir" }, /^BASE_URL must be the domain/],
  ["a second operator without key", { SMS2_URL: "https://s.ir" }, /^SMS2_KEY is missing: SMS2_URL/],
  ["a second operator's key alone", { SMS2_KEY: "key" }, /^SMS2_URL is missing: SMS2_KEY is set$/],
  ["mail without sender", { SMTP_URL: "smtps://m.ir" }, /^MAIL_FROM is missing: SMTP_URL is set$/],
  ["a sender without mail", { MAIL_FROM: "a@b.ir" }, /^SMTP_URL is missing: MAIL_FROM is set$/],
  ["a name to listen on", { LISTEN: "localhost" }, /^LISTEN must be an IP of this machine$/],
  ["a name for the admin port", { ADMIN_LISTEN: "admin" }, /^ADMIN_LISTEN must be an IP of this/],
  [
    "a level of its own",
    { LOG_LEVEL: "loud" },
    /^LOG_LEVEL must be debug, info, warning or error$/,
  ],
  ["a format of its own", { LOG_FORMAT: "xml" }, /^LOG_FORMAT must be json or pretty$/],
  ["a folder with a comma", { DATA_DIR: "/var/a,b" }, /^DATA_DIR must not have a comma$/],
  [
    "a secret twice",
    { SMS_KEY_FILE: "/run/key" },
    /^SMS_KEY and SMS_KEY_FILE are both set: give one of them$/,
  ],
  [
    "a secret's file that is not there",
    { SECRET_KEY: "", SECRET_KEY_FILE: "DIR/none" },
    /^SECRET_KEY_FILE DIR\/none cannot be read: NotFound$/,
  ],
  [
    "authorities that are not there",
    { DENO_CERT: "DIR/ca.pem" },
    /^DENO_CERT DIR.* cannot be read/,
  ],
  [
    "authorities that are none",
    { DENO_CERT: "DIR/services.json" },
    /^DENO_CERT DIR.* holds no cer/,
  ],
  [
    "authorities of no name, with which Deno connects to nobody",
    { DENO_CERT: "" },
    /^DENO_CERT is empty, .*: leave it out$/,
  ],
  [
    "a services file that is a folder",
    { SERVICES_FILE: "DIR" },
    /^SERVICES_FILE DIR cannot be read: /,
  ],
];

for (const [name, settings, line] of WRONG) {
  Deno.test(`serve settings: ${name}`, async () => {
    const problems = await problemsOf(settings);
    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(problems[0], line);
  });
}

/** `deno task serve`: what makes it refuse to start, and that it starts, in a process of its own. */
import assert from "node:assert/strict";
import { serve } from "../../../adapters/commands/serve.ts";
import { readServeConfiguration, VARIABLES } from "../../../adapters/configuration/environment.ts";
import { permittedPaths } from "../../../adapters/configuration/permitted_paths.ts";
import { explainFailure } from "../../../adapters/configuration/start_failure.ts";
import { maskText } from "../../../adapters/observation/log_masking.ts";
import denoJson from "../../../deno.json" with { type: "json" };
import { startChild, waitUntilReady } from "../../support/child.ts";
import { outputOf } from "../../support/command.ts";
import { refusalOf } from "../../support/serve.ts";
import { COMPLETE, SECRET_KEY } from "../../support/serve_environment.ts";
import { createHttpClient } from "../../support/http_client.ts";
import { freePort } from "../../support/program.ts";
import { until } from "../../support/waiting.ts";

const SERVICES = {
  services: [{
    id: "insurance",
    title: { fa: "سوابق بیمه" },
    upstream: "https://insurance.example.ir",
  }],
};

interface Run {
  environment: Record<string, string>;
  /** Content of the services file; none when absent. */
  services?: string;
}

async function inDataDir<T>(run: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    return await run(dataDir);
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** Runs with a folder that has the services file. */
function withFiles<T>(
  { environment, services }: Run,
  run: (environment: Record<string, string>, dataDir: string) => Promise<T>,
): Promise<T> {
  return inDataDir(async (dataDir) => {
    const SERVICES_FILE = `${dataDir}/services.json`;
    if (services !== undefined) await Deno.writeTextFile(SERVICES_FILE, services);
    return await run({ DATA_DIR: dataDir, SERVICES_FILE, PORT: "0", ...environment }, dataDir);
  });
}

/** The lines that `serve` prints when it refuses to start. */
const refusal = (run: Run) =>
  withFiles(run, async (environment, dataDir) => {
    const child = startChild({ args: ["serve"], environment, dataDir });
    const lines = await refusalOf(child);
    assert.ok(!child.output().includes(SECRET_KEY), "no secret is printed");
    return lines.map((line) => line.replaceAll(dataDir, "DIR"));
  });

/**
 * The same lines from the command itself. Loading the program takes two seconds of processor, which is
 * not spent for each of these settings.
 */
const refusalHere = (run: Run) =>
  withFiles(run, async (environment, dataDir) => {
    const work = () => Promise.reject(new Error("It starts"));
    const { signal } = new AbortController();
    const message = await serve(environment, { work, signal }).then(
      () => "It serves",
      (error) => explainFailure("Cannot start", error) ?? String(error),
    );
    assert.ok(!message.includes(SECRET_KEY), "no secret is printed");
    const [title, ...lines] = message.split("\n");
    assert.equal(title, "Cannot start:", message);
    return lines.map((line) => line.replace(/^ {2}- /, "").replaceAll(dataDir, "DIR"));
  });

const withServices = JSON.stringify(SERVICES);

Deno.test("serve: without any setting lists everything that is missing", async () => {
  assert.deepEqual(await refusal({ environment: {} }), [
    "BASE_URL is missing",
    "SECRET_KEY is missing",
    "CIVIL_REGISTRY_URL is missing",
    "SIM_REGISTRY_URL is missing",
    "POST_REGISTRY_URL is missing",
    "FOREIGNER_REGISTRY_URL is missing",
    "COMPANY_REGISTRY_URL is missing",
    "REGISTRY_TOKEN is missing",
    "SMS_URL is missing",
    "SMS_KEY is missing",
    "SERVICES_FILE DIR/services.json is missing",
  ]);
});

Deno.test("serve: a port that is taken stands in the list with everything else", async () => {
  using other = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const PORT = String(other.addr.port);
  const lines = await refusal({ environment: { LISTEN: "127.0.0.1", PORT } });
  assert.ok(lines.includes("BASE_URL is missing"));
  assert.ok(lines.includes(`PORT ${PORT} is taken: does it run already?`), lines.join("\n"));
});

Deno.test("serve: lists everything unsafe at once too", async () => {
  const lines = await refusal({
    services: withServices,
    environment: {
      BASE_URL: "http://example.ir",
      SECRET_KEY: btoa("short"),
      CIVIL_REGISTRY_URL: "http://civil.example.ir",
      SIM_REGISTRY_URL: "ftp://sim.example.ir",
      POST_REGISTRY_URL: "post",
      FOREIGNER_REGISTRY_URL: "//foreigners",
      COMPANY_REGISTRY_URL: "https://",
      REGISTRY_TOKEN: "sandbox-registry-token",
      SMS_URL: "http://sms.example.ir",
      SMS_KEY: "sandbox-sms-key",
      OTP_DIGITS: "4",
    },
  });
  const names = [...new Set(lines.map((line) => line.split(" ")[0]))].sort();
  assert.deepEqual(names, [
    "BASE_URL",
    "CIVIL_REGISTRY_URL",
    "COMPANY_REGISTRY_URL",
    "FOREIGNER_REGISTRY_URL",
    "OTP_DIGITS",
    "POST_REGISTRY_URL",
    "REGISTRY_TOKEN",
    "SECRET_KEY",
    "SIM_REGISTRY_URL",
    "SMS_KEY",
    "SMS_URL",
  ]);
});

const DIAL_CODE_LINE = /^USSD_CODE must be \* or #, then digits, \* and #, and # at the end/;

const UNSAFE: [string, Record<string, string>, RegExp][] = [
  [
    "traces with Deno's own spans, which hold addresses",
    { OTEL_DENO: "true", OTEL_PROPAGATORS: "none", OTEL_DENO_CONSOLE: "ignore" },
    /^OTEL_TRACES_SAMPLER must be "parentbased_always_off" where OTEL_DENO is true$/,
  ],
  ["a base address over http", { BASE_URL: "http://example.ir" }, /^BASE_URL must be https/],
  [
    "a base address with a path",
    { BASE_URL: "https://example.ir/sso" },
    /^BASE_URL must be scheme and domain only$/,
  ],
  [
    "a base address with a user",
    { BASE_URL: "https://user@example.ir" },
    /^BASE_URL must be scheme and domain only$/,
  ],
  [
    "a registry over http",
    { CIVIL_REGISTRY_URL: "http://10.0.0.1/civil" },
    /^CIVIL_REGISTRY_URL must be https/,
  ],
  ["an operator over http", { SMS_URL: "http://sms.example.ir" }, /^SMS_URL must be https/],
  [
    "mail without TLS",
    { SMTP_URL: "smtp://mail.example.ir", MAIL_FROM: "a@example.ir" },
    /^SMTP_URL must be an smtps address/,
  ],
  ["an empty secret", { SECRET_KEY: "" }, /^SECRET_KEY is missing$/],
  [
    "the sandbox's token",
    { REGISTRY_TOKEN: "sandbox-registry-token" },
    /^REGISTRY_TOKEN is the sandbox's own secret$/,
  ],
  ["the sandbox's SMS key", { SMS_KEY: "Sandbox-x" }, /^SMS_KEY is the sandbox's own secret$/],
  ["too few digits", { OTP_DIGITS: "4" }, /^OTP_DIGITS must be a whole number from 5 to 8$/],
  ["too many digits", { OTP_DIGITS: "9" }, /^OTP_DIGITS /],
  ["half a digit", { OTP_DIGITS: "5.5" }, /^OTP_DIGITS must be a whole number from 5 to 8$/],
  ["a port that is none", { PORT: "http" }, /^PORT must be a whole number from 0 to 65535$/],
  ["an unknown log level", { LOG_LEVEL: "loud" }, /^LOG_LEVEL /],
  ["a proxy that is no address", { TRUSTED_PROXIES: "10.0.0.0/8, proxy" }, /^TRUSTED_PROXIES /],
  ["a network that is none", { ALLOWED_NETWORKS: "IR, Iran" }, /^ALLOWED_NETWORKS must be/],
  ["a range that is too long", { ALLOWED_NETWORKS: "10.0.0.0/33" }, /^ALLOWED_NETWORKS must be/],
  ["a number that no phone dials", { SUPPORT_PHONE: "call us" }, /^SUPPORT_PHONE must be/],
  [
    "an e-mail address that is none",
    { SUPPORT_EMAIL: "help at example.ir" },
    /^SUPPORT_EMAIL must be an e-mail address$/,
  ],
  ["a dial code without an end", { USSD_CODE: "*4*40" }, DIAL_CODE_LINE],
  ["a dial code without a beginning", { USSD_CODE: "4*40#" }, DIAL_CODE_LINE],
  ["a dial code without a digit", { USSD_CODE: "*#" }, DIAL_CODE_LINE],
  ["a dial code of Persian digits", { USSD_CODE: "*۴*۴۰#" }, DIAL_CODE_LINE],
  ["a dial code with more behind it", { USSD_CODE: "*4*40#\u202c" }, DIAL_CODE_LINE],
  ["a name of two lines", { WINDOW_NAME: "پنجره\nملی" }, /^WINDOW_NAME must be one line$/],
  ["a name of two lines in Unicode", { WINDOW_OPERATOR: "a\u2028b" }, /^WINDOW_OPERATOR must be/],
  ["a name that turns the text", { WINDOW_AUTHORITY: "a\u202eb" }, /^WINDOW_AUTHORITY must be/],
  ["a name too long for a header", { WINDOW_NAME_EN: "a".repeat(81) }, /^WINDOW_NAME_EN /],
  [
    "participation over http",
    { WINDOW_PARTICIPATION_URL: "http://example.ir" },
    /^WINDOW_PARTICIPATION_URL must be https/,
  ],
  ["a store of an unknown engine", { STORE: "redis://localhost" }, /^STORE /],
  [
    "a server of KV Connect, which is one machine too (docs/decisions/0223)",
    { STORE: "https://kv.example.ir" },
    /^STORE must be "kv:<file>" or postgres:\/\/user@host\/database$/,
  ],
  [
    "a database elsewhere without TLS",
    { STORE: "postgres://panjereh@db1,db2/panjereh?sslmode=disable" },
    /^STORE must not have sslmode=disable: that is for localhost only$/,
  ],
  [
    "a password where the log and other users of the machine see it",
    { STORE: "postgres://panjereh:secret@db1/panjereh" },
    /^STORE must not hold the password: give it in STORE_PASSWORD$/,
  ],
];

for (const [name, unsafe, line] of UNSAFE) {
  Deno.test(`serve: refuses ${name}`, async () => {
    const lines = await refusalHere({
      environment: { ...COMPLETE, ...unsafe },
      services: withServices,
    });
    assert.equal(lines.length, 1, lines.join("\n"));
    assert.match(lines[0], line);
  });
}

Deno.test("serve: refuses a store where its task may not write", async () => {
  const STORE = "kv:/srv/elsewhere/panjereh.sqlite3";
  const lines = await refusal({ environment: { ...COMPLETE, STORE }, services: withServices });
  assert.deepEqual(lines, ["the file of a store must be in DATA_DIR"]);
});

Deno.test("serve: refuses a services file, in its own process too", async () => {
  const lines = await refusal({ environment: COMPLETE, services: "{" });
  assert.equal(lines.length, 1, lines.join("\n"));
  assert.match(lines[0], /^SERVICES_FILE DIR\/services\.json is not JSON: /);
});

Deno.test("serve: reports that its port is taken", async () => {
  using other = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const [line, ...more] = await refusal({
    environment: { ...COMPLETE, PORT: String(other.addr.port) },
    services: withServices,
  });
  assert.equal(line, `PORT ${other.addr.port} is taken: does it run already?`);
  assert.deepEqual(more, []);
});

Deno.test("serve: accepts mail over TLS or STARTTLS, and in clear text on this machine only", () => {
  for (
    const SMTP_URL of [
      "smtps://user:p%40ss@mail.example.ir",
      "smtp://mail.example.ir:587?tls=required",
      "smtp://localhost:25",
    ]
  ) {
    const { SMTP_URL: read } = readServeConfiguration({
      ...COMPLETE,
      SMTP_URL,
      MAIL_FROM: "a@b.ir",
    });
    assert.equal(read, SMTP_URL);
  }
});

Deno.test("serve: accepts a scanner on this machine only", () => {
  const read = (SCANNER: string) => readServeConfiguration({ ...COMPLETE, SCANNER }).SCANNER;
  for (const scanner of ["unix:/run/clamd.ctl", "tcp://localhost:3310", "tcp://[::1]:3310"]) {
    assert.equal(read(scanner), scanner);
  }
  for (
    const scanner of [
      "/run/clamd.ctl",
      "unix:clamd.ctl",
      "unix:/run/a,/etc",
      "tcp://localhost",
      "tcp://10.0.0.1:3310",
      "tcp://localhost:3310/a",
      "tcp://user@localhost:3310",
      "http://localhost:3310",
    ]
  ) {
    assert.throws(() => read(scanner), /SCANNER must/, scanner);
  }
});

const BAD_SERVICES: [string, string, RegExp][] = [
  ["no JSON", "{", /^SERVICES_FILE DIR\/services\.json is not JSON: .*line 1 column 2/],
  ["no services", "{}", /^DIR\/services\.json: services /],
  [
    "an upstream with a path",
    JSON.stringify({
      services: [{ ...SERVICES.services[0], upstream: "https://insurance.example.ir/a" }],
    }),
    /^DIR\/services\.json: services\.0 «insurance»: upstream\.0 must be an origin/,
  ],
  [
    "an unknown setting",
    JSON.stringify({ services: [{ ...SERVICES.services[0], levle: 1 }] }),
    /^DIR\/services\.json: services\.0 .*levle/,
  ],
  [
    "a name that is no DNS label",
    JSON.stringify({ services: [{ ...SERVICES.services[0], id: "Insurance." }] }),
    /^DIR\/services\.json: services\.0 «Insurance\.»: id must be a DNS label/,
  ],
  [
    "the window's own name",
    JSON.stringify({ services: [{ ...SERVICES.services[0], id: "sso" }] }),
    /^DIR\/services\.json: services\.0 «sso»: id /,
  ],
  [
    "two of one name",
    JSON.stringify({ services: [SERVICES.services[0], SERVICES.services[0]] }),
    /^DIR\/services\.json: services\.1 «insurance»: id is «.*», which an earlier service has$/,
  ],
];

for (const [name, services, line] of BAD_SERVICES) {
  Deno.test(`serve: refuses a services file with ${name}`, async () => {
    const lines = await refusalHere({ environment: COMPLETE, services });
    assert.equal(lines.length, 1, lines.join("\n"));
    assert.match(lines[0], line);
  });
}

/** The clock of undici ticks for half a second after its last request, perhaps into the next test. */
const CLOCK_GOES_ON = { sanitizeOps: false };

Deno.test(
  "serve: starts with all settings, without a trace of the sandbox",
  CLOCK_GOES_ON,
  async () => {
    await inDataDir(async (dataDir) => {
      const SERVICES_FILE = `${dataDir}/services.json`;
      await Deno.writeTextFile(SERVICES_FILE, withServices);
      const port = freePort();
      await using child = startChild({
        args: ["serve"],
        environment: { ...COMPLETE, DATA_DIR: dataDir, SERVICES_FILE, PORT: String(port) },
        dataDir,
      });
      await waitUntilReady(child, port);
      await using browser = createHttpClient({ origin: "https://sso.example.ir", port });
      const page = await browser.send("/login");
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.text, /آزمایشی/);
      assert.match(page.headers.get("strict-transport-security")!, /max-age=\d{8}/);
      const [cookie] = page.headers.getSetCookie();
      assert.match(
        cookie,
        /^__Host-panjereh_transaction=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      assert.equal((await browser.send("/captchas/x.json")).status, 404);
      assert.equal((await browser.send("/people.json")).status, 404);
      const service = await browser.send("https://insurance.example.ir/", {
        headers: { accept: "text/html" },
      });
      assert.match(service.headers.get("location")!, /^https:\/\/sso\.example\.ir\/login\?/);
      const alias = await browser.send("https://example.ir/login");
      assert.equal(alias.headers.get("location"), "https://sso.example.ir/login");

      await Deno.writeTextFile(SERVICES_FILE, "{");
      child.kill("SIGHUP");
      await until(() => child.output().includes("is not JSON"), child.output);
      const still = await browser.send("https://insurance.example.ir/");
      assert.equal(still.status, 401, "a bad file changes nothing");

      child.kill("SIGTERM");
      assert.equal((await child.ended()).code, 0, child.output());
      for (const line of child.output().trimEnd().split("\n")) {
        assert.doesNotThrow(() => JSON.parse(line), `a log line is JSON: ${line}`);
      }
    });
  },
);

Deno.test(
  "serve: takes its secrets from files, and tells of those that are open",
  CLOCK_GOES_ON,
  async () => {
    await inDataDir(async (dataDir) => {
      const [SECRET_KEY_FILE, SMS_KEY_FILE] = [`${dataDir}/key`, `${dataDir}/sms key`];
      await Deno.writeTextFile(`${dataDir}/services.json`, withServices);
      await Deno.writeTextFile(SECRET_KEY_FILE, `${SECRET_KEY}\n`, { mode: 0o600 });
      await Deno.writeTextFile(SMS_KEY_FILE, "key-of-the-operator\n");
      await Deno.chmod(SMS_KEY_FILE, 0o644);
      await Deno.chmod(dataDir, 0o777);
      const port = freePort();
      await using child = startChild({
        args: ["serve"],
        environment: {
          ...COMPLETE,
          ...{ SECRET_KEY: "", SECRET_KEY_FILE, SMS_KEY: "", SMS_KEY_FILE },
          ...{ DATA_DIR: dataDir, SERVICES_FILE: `${dataDir}/services.json`, PORT: String(port) },
        },
        dataDir,
      });
      await waitUntilReady(child, port);
      await until(() => child.output().includes("Listening"), child.output);
      const lines = child.output().trim().split("\n").map((line) => JSON.parse(line));
      const open = lines.filter(({ message }) => message.includes("is open to others"));
      assert.deepEqual(open.map(({ level, properties }) => [level, properties]), [
        // The random name of the folder may have as many digits as a person's number.
        ["WARN", { setting: "SMS_KEY_FILE", path: maskText(SMS_KEY_FILE), mode: "644" }],
        ["WARN", { setting: "DATA_DIR", path: maskText(dataDir), mode: "777" }],
      ]);
      assert.ok(lines.some(({ message }) => message.startsWith("TRUSTED_PROXIES is empty")));
      assert.ok(!child.output().includes(SECRET_KEY) && !child.output().includes("key-of-the"));
    });
  },
);

Deno.test("main.ts: without a mode prints its usage", async () => {
  await inDataDir(async (dataDir) => {
    for (const args of [[], ["production"], ["constructor"]]) {
      await using child = startChild({ args, environment: {}, dataDir });
      assert.equal((await child.ended()).code, 2);
      assert.match(child.output(), /^Usage: deno task start/);
    }
  });
});

/** Read by packages, not by this program: the second one when a store is opened. */
const ofPackages = (names: string[]) => names.includes("STORE") ? ["WS_*", "PGAPPNAME"] : ["WS_*"];

const PERMISSIONS = {
  start: denoJson.permissions.start,
  serve: denoJson.permissions.serve,
  "audit:verify": denoJson.permissions.audit,
  "audit:read": denoJson.permissions.audit,
  "outbox:read": denoJson.permissions.outbox,
  "outbox:resume": denoJson.permissions.outbox,
  "outbox:replay": denoJson.permissions.outbox,
  "support:read": denoJson.permissions.support,
  "support:answer": denoJson.permissions.support,
  "staff:invite": denoJson.permissions.staff,
  "services:check": denoJson.permissions.services,
  "front:write": denoJson.permissions.front,
  "store:migrate": denoJson.permissions.store,
  "store:copy": denoJson.permissions.store,
};

/** What runs main.ts, without the programs that print its paths. */
const commandOf = (mode: keyof typeof VARIABLES) =>
  denoJson.tasks[mode].command.split(" && ").at(-1)!;

for (const [mode, names] of Object.entries(VARIABLES) as [keyof typeof VARIABLES, string[]][]) {
  Deno.test(`deno task ${mode}: may read the variables that it needs and no others`, () => {
    assert.match(commandOf(mode), new RegExp(` -P=${mode.split(":")[0]} `));
    assert.doesNotMatch(commandOf(mode), /allow-(?:env|all)| -A /);
    const granted = [...PERMISSIONS[mode].env];
    assert.deepEqual(granted.sort(), [...names, ...ofPackages(names)].sort());
  });
}

const PROBE = `
  const state = (descriptor) => Deno.permissions.querySync(descriptor).state;
  console.log(JSON.stringify({
    variable: state({ name: "env", variable: "PORT" }),
    otherVariable: state({ name: "env", variable: "HOME" }),
    code: state({ name: "read", path: "main.ts" }),
    sandbox: state({ name: "read", path: "adapters/sandbox/mod.ts" }),
    otherFile: state({ name: "read", path: "/etc/passwd" }),
    data: state({ name: "write", path: "/data/of/panjereh" }),
    ownCode: state({ name: "write", path: "main.ts" }),
    program: state({ name: "run" }),
  }));`;

Deno.test("deno task serve: folders may have spaces, and the services file its own", async () => {
  const folder = await Deno.makeTempDir({ prefix: "panjereh " });
  try {
    await Deno.mkdir(`${folder}/settings`);
    await Deno.writeTextFile(`${folder}/settings/services.json`, "{");
    const { stderr } = await outputOf(Deno.execPath(), ["task", "serve"], {
      cwd: new URL("../../../", import.meta.url),
      env: {
        DATA_DIR: `${folder}/data`,
        SERVICES_FILE: `${folder}/settings/services.json`,
        SECRET_KEY_FILE: `${folder}/none`,
      },
    });
    assert.match(stderr, /SECRET_KEY_FILE .*none cannot be read: NotFound/);
    assert.match(stderr, /SERVICES_FILE .*services\.json is not JSON/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("deno task serve: touches its own code and data only, and nothing of the sandbox", async () => {
  const flags = commandOf("serve").match(/ run (.*) main\.ts serve$/)![1]
    .replaceAll('"', "").replaceAll("$DATA", "/data/of/panjereh")
    .replaceAll("$READ", permittedPaths("read", { DATA_DIR: "/data/of/panjereh" })).split(" ");
  const probe = `data:text/javascript,${encodeURIComponent(PROBE)}`;
  const { stdout, stderr } = await outputOf(Deno.execPath(), [
    "run",
    "--config=deno.json",
    ...flags,
    probe,
  ], {
    cwd: new URL("../../../", import.meta.url),
  });
  assert.equal(stderr, "");
  assert.deepEqual(JSON.parse(stdout), {
    variable: "granted",
    otherVariable: "prompt",
    code: "granted",
    sandbox: "denied",
    otherFile: "prompt",
    data: "granted",
    ownCode: "prompt",
    program: "prompt",
  });
});

Deno.test("docs/configuration.md: every variable is in its tables", async () => {
  const file = new URL("../../../docs/configuration.md", import.meta.url);
  const rows = (await Deno.readTextFile(file)).split("\n").filter((line) => line.startsWith("| `"))
    .join("\n");
  const missing = Object.values(VARIABLES).flat().filter((name) => !rows.includes(`\`${name}\``));
  assert.deepEqual(missing, []);
});

Deno.test("the program runs with the same flags of V8 in the sandbox and in production", () => {
  const { start, serve } = denoJson.tasks;
  const [inSandbox, inProduction] = [start, serve]
    .map(({ command }) => /--v8-flags=\S+/.exec(command)?.[0]);
  assert.match(inSandbox!, /heap-growing-percent/);
  assert.equal(inProduction, inSandbox);
});

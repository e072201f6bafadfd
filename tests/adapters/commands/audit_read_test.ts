/** `deno task audit:read`: what it prints, and that it changes nothing. */
import assert from "node:assert/strict";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { parseFilter, readCommand } from "../../../adapters/commands/audit_read.ts";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { systemClock as clock, systemRandom as random } from "../../../adapters/runtime/system.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { claimStore } from "../../../adapters/store/store_key.ts";
import type { AuditRecord } from "../../../domain/platform/audit.ts";

const secret = new TextEncoder().encode("o".repeat(32));
const SECRET_KEY = secret.toBase64();
const at = (text: string) => Date.parse(text);
const ACCOUNT = "a".repeat(10) + "B".repeat(33);

const RECORDS: AuditRecord[] = [
  {
    at: at("2026-03-21T08:00:00Z"),
    event: "code.sent",
    requestId: "123456789",
    ip: "i".repeat(43),
  },
  {
    at: at("2026-03-21T09:00:00Z"),
    event: "session.created",
    requestId: "987654321",
    accountId: ACCOUNT,
    service: "library",
    detail: { session: "s".repeat(43), level: 2, said: "09121234567 and 0012345679" },
  },
  { at: at("2026-03-22T08:00:00Z"), event: "code.sent", requestId: "123400000" },
];

interface World {
  dataDir: string;
  read(...args: string[]): Promise<{ code: number; report: string; lines: Line[]; text: string }>;
}

// deno-lint-ignore no-explicit-any
type Line = Record<string, any>;

function readTest(name: string, run: (world: World) => Promise<void>) {
  Deno.test(`audit:read: ${name}`, async () => {
    const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
    const store = await openDenoKvStore({ url: `kv:${dataDir}/panjereh.sqlite3`, clock, random });
    await claimStore({ store, secret });
    const log = createKvAuditLog(store, random);
    const chain = createAuditChain({ store, hash: createKeyedHash(secret) });
    for (const record of RECORDS) {
      await log.append(record);
      await chain.seal();
    }
    store.close();
    await run({
      dataDir,
      async read(...args) {
        const printed: string[] = [];
        const environment = { DATA_DIR: dataDir, SECRET_KEY };
        const read = await readCommand(environment, args, (line) => printed.push(line));
        const lines = printed.map((line) => JSON.parse(line));
        return { ...read, lines, text: printed.join("\n") };
      },
    }).finally(() => Deno.remove(dataDir, { recursive: true }));
  });
}

readTest("one JSON object a line, masked, with what tells records apart", async ({ read }) => {
  const { code, report, lines, text } = await read();
  assert.deepEqual([code, report], [0, ""]);
  assert.equal(lines.length, 3);
  assert.deepEqual(lines[1], {
    sequence: 2,
    at: "2026-03-21T09:00:00.000Z",
    event: "session.created",
    requestId: "987654321",
    account: ACCOUNT.slice(0, 16),
    service: "library",
    detail: { session: "s".repeat(16), level: 2, said: "[mobile] and [ten digits]" },
  });
  assert.equal(lines[0].client, "i".repeat(16));
  assert.doesNotMatch(text, /0912|0012345679|B{20}|i{20}|s{20}/);
});

const FILTERS: [string, string[], number[]][] = [
  ["a beginning", ["--since", "2026-03-21T09:00:00Z"], [2, 3]],
  ["an end, which is excluded", ["--until", "2026-03-21T09:00:00Z"], [1]],
  ["a day", ["--since", "2026-03-21", "--until", "2026-03-22"], [1, 2]],
  ["an event", ["--event", "code.sent"], [1, 3]],
  ["several events", ["--event", "code.sent", "--event", "session.created"], [1, 2, 3]],
  ["a service", ["--service", "library"], [2]],
  ["an account as it prints it", ["--account", ACCOUNT.slice(0, 16)], [2]],
  ["another account", ["--account", "B"], []],
  ["the reference of an error page", ["--request", "1234"], [1, 3]],
  ["what follows a link", ["--after", "2"], [3]],
  ["all together", ["--event", "code.sent", "--since", "2026-03-22", "--request", "1"], [3]],
];

for (const [name, args, expected] of FILTERS) {
  readTest(`filters by ${name}`, async ({ read }) => {
    const { code, lines } = await read(...args);
    assert.equal(code, 0);
    assert.deepEqual(lines.map(({ sequence }) => sequence), expected);
  });
}

readTest("in pages, which together are everything", async ({ read }) => {
  const found: number[] = [];
  let after = "0";
  for (let page = 0; page < RECORDS.length; page++) {
    const { lines, report } = await read("--limit", "1", "--after", after);
    assert.ok(lines.length <= 1);
    found.push(...lines.map(({ sequence }) => sequence));
    if (report === "") break;
    after = /^there is more: --after (\d+)$/.exec(report)![1];
  }
  assert.deepEqual(found, [1, 2, 3]);
});

readTest("it changes nothing", async ({ dataDir, read }) => {
  const contents = async () => {
    using kv = await Deno.openKv(`${dataDir}/panjereh.sqlite3`);
    return await Array.fromAsync(kv.list({ prefix: [] }));
  };
  const before = await contents();
  await read();
  assert.deepEqual(await contents(), before);
});

Deno.test("audit:read: a store that is not there is not created; another key reads nothing", async () => {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  const nothing = () => assert.fail("printed");
  try {
    const missing = await readCommand({ DATA_DIR: `${dataDir}/x`, SECRET_KEY }, [], nothing);
    assert.equal(missing.code, 3);
    assert.deepEqual([...Deno.readDirSync(dataDir)], []);
    const store = await openDenoKvStore({ url: `kv:${dataDir}/panjereh.sqlite3`, clock, random });
    await claimStore({ store, secret });
    store.close();
    const other = { DATA_DIR: dataDir, SECRET_KEY: btoa("t".repeat(32)) };
    assert.equal((await readCommand(other, [], nothing)).code, 5);
    const unknown = await readCommand({ DATA_DIR: dataDir, SECRET_KEY }, ["--all"], nothing);
    assert.equal(unknown.code, 2);
    assert.match(unknown.report, /^Cannot read:\n {2}- Unknown option '--all'/);
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
});

Deno.test("audit:read: arguments that are none are refused", () => {
  for (
    const args of [
      ["--since", "yesterday"],
      ["--until", "2026-13-01"],
      ["--since", "0"],
      ["--limit", "-1"],
      ["--limit", "1e9"],
      ["--after", "x"],
      ["code.sent"],
    ]
  ) assert.throws(() => parseFilter(args), ConfigurationError, args.join(" "));
});

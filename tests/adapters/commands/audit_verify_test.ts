/** `deno task audit:verify`: its outcomes, and that it never changes anything. */
import assert from "node:assert/strict";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { parseHeads, verifyCommand } from "../../../adapters/commands/audit_verify.ts";
import { EXIT_CODES } from "../../../adapters/commands/report.ts";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { claimStore } from "../../../adapters/store/store_key.ts";
import { systemClock as clock, systemRandom as random } from "../../../adapters/runtime/system.ts";
import type { Store } from "../../../domain/platform/store.ts";

const secret = new TextEncoder().encode("o".repeat(32));
const SECRET_KEY = secret.toBase64();
const OTHER_KEY = btoa("t".repeat(32));
const HEAD = "7:" + "h".repeat(43);

interface World {
  dataDir: string;
  verify(args?: string[], environment?: Record<string, string>): ReturnType<typeof verifyCommand>;
  /** Opens the store, creating it if necessary, runs the callback and closes it. */
  withStore(run: (store: Store) => Promise<unknown>): Promise<void>;
}

function verifyTest(name: string, run: (world: World) => Promise<void>) {
  Deno.test(`audit:verify: ${name}`, async () => {
    const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
    await run({
      dataDir,
      verify: (args = [], environment = {}) =>
        verifyCommand({ DATA_DIR: dataDir, SECRET_KEY, ...environment }, args),
      async withStore(run) {
        const address = `kv:${dataDir}/panjereh.sqlite3`;
        const store = await openDenoKvStore({ url: address, clock, random });
        await run(store).finally(() => store.close());
      },
    }).finally(() => Deno.remove(dataDir, { recursive: true }));
  });
}

async function seal(store: Store, records: number): Promise<void> {
  await claimStore({ store, secret });
  const log = createKvAuditLog(store, random);
  for (let i = 0; i < records; i++) await log.append({ at: clock.now(), event: "code.sent" });
  await createAuditChain({ store, hash: createKeyedHash(secret) }).seal();
}

const namesIn = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

verifyTest(
  "a folder that does not exist is missing, and is not created",
  async ({ dataDir, verify }) => {
    for (const key of [SECRET_KEY, ""]) {
      const typo = { DATA_DIR: `${dataDir}/typo`, SECRET_KEY: key };
      const { outcome, report } = await verify(["--head", HEAD], typo);
      assert.equal(outcome, "missing");
      assert.equal(report, `no audit log here: kv:${dataDir}/typo/panjereh.sqlite3`);
    }
    assert.deepEqual(namesIn(dataDir), []);
  },
);

verifyTest(
  "so is an empty folder, a folder in the store's place and an empty file",
  async ({ dataDir, verify }) => {
    assert.equal((await verify()).outcome, "missing");
    assert.deepEqual(namesIn(dataDir), []);
    const file = `${dataDir}/panjereh.sqlite3`;
    await Deno.mkdir(file);
    assert.equal((await verify()).outcome, "missing");
    await Deno.remove(file);
    await Deno.writeTextFile(file, "");
    assert.equal((await verify()).outcome, "missing");
    assert.deepEqual(namesIn(dataDir), ["panjereh.sqlite3"]);
    assert.equal((await Deno.stat(file)).size, 0);
  },
);

verifyTest("a store without a record is missing too", async ({ verify, withStore }) => {
  await withStore(() => Promise.resolve());
  assert.equal((await verify()).outcome, "missing");
});

verifyTest(
  "a log without a link is empty, unless a head proves that it had some",
  async ({ verify, withStore }) => {
    await withStore((store) => claimStore({ store, secret }));
    const { outcome, report } = await verify();
    assert.equal(outcome, "empty");
    assert.equal(report, "links      0\nhead       0:\nunsealed   0\nempty");
    const cut = await verify(["--head", HEAD]);
    assert.equal(cut.outcome, "broken");
    assert.match(cut.report, /^BROKEN {5}link 1 is missing$/m);
  },
);

verifyTest(
  "another key is reported, and not as a broken chain",
  async ({ verify, withStore }) => {
    await withStore((store) => seal(store, 3));
    assert.equal((await verify()).outcome, "sound");
    const other = await verify([], { SECRET_KEY: OTHER_KEY });
    assert.equal(other.outcome, "other_key");
    assert.match(other.report, /^the store in kv:\S+ was made with another SECRET_KEY$/);
    await withStore((store) => store.atomic().delete(["key_check"]).commit());
    assert.equal((await verify([], { SECRET_KEY: OTHER_KEY })).outcome, "other_key");
    assert.equal((await verify()).outcome, "sound");
    await withStore(async (store) => {
      const check = await store.get(["key_check"]);
      assert.equal(check.value, null, "who verifies marks nothing");
    });
  },
);

const REFUSED: [string, string[], Record<string, string>, RegExp][] = [
  ["a head that is none", ["--head", "zzz"], {}, /--head zzz is not "<sequence>:<hash>"/],
  ["a head without its hash", ["--head", "9"], {}, /--head 9 is not "<sequence>:<hash>"/],
  ["an option that it has not", ["--tail"], {}, /Unknown option '--tail'/],
  ["a word too many", ["all"], {}, /Unexpected argument 'all'/],
  [
    "a key that is none",
    [],
    { SECRET_KEY: "short" },
    /SECRET_KEY (?:needs 32 bytes or more|must be base64)/,
  ],
  ["no key at all", [], { SECRET_KEY: "" }, /SECRET_KEY is missing, and there is no \S+secret_key/],
  ["a store of an unknown engine", [], { STORE: "redis://x" }, /STORE must be "kv:<file>"/],
];

for (const [name, args, environment, line] of REFUSED) {
  verifyTest(`${name} is refused with a message`, async ({ verify, withStore }) => {
    await withStore((store) => seal(store, 1));
    const { outcome, report } = await verify(args, environment);
    assert.equal(outcome, "failed");
    const [title, problem, ...rest] = report.split("\n");
    assert.deepEqual([title, rest], ["Cannot verify:", []]);
    assert.match(problem, line);
  });
}

verifyTest(
  "a file that is not a database is reported, and not changed",
  async ({ dataDir, verify }) => {
    const file = `${dataDir}/panjereh.sqlite3`;
    await Deno.writeTextFile(file, "no database\n".repeat(100));
    const { outcome, report } = await verify();
    assert.equal(outcome, "failed");
    assert.match(report, /^Cannot verify:\n {2}- the store cannot be opened: .*not a database/);
    assert.equal((await Deno.readTextFile(file)).length, 1200);
  },
);

verifyTest(
  "removed links are revealed by the store's own head, and by a noted one",
  async ({ verify, withStore }) => {
    await withStore((store) => seal(store, 2));
    const noted = /^head +(\S+)$/m.exec((await verify()).report)![1];
    await withStore((store) => seal(store, 2));
    await withStore((store) => store.atomic().delete(["audit_chain", 3]).commit());
    assert.match((await verify(["--head", noted])).report, /^BROKEN {5}link 3 is missing$/m);
  },
);

verifyTest("the store is released", async ({ dataDir, verify, withStore }) => {
  await withStore((store) => seal(store, 1));
  await verify();
  assert.deepEqual(namesIn(dataDir), ["panjereh.sqlite3"], "no journal of an open store");
});

Deno.test("audit:verify: a head needs an exact number and a complete hash", () => {
  const hash = "h".repeat(43);
  const sequence = 999_999_999_999_999;
  assert.deepEqual(parseHeads(["--head", `${sequence}:${hash}`, "--head", `1:${hash}`]), [
    { sequence, hash },
    { sequence: 1, hash },
  ]);
  for (const head of [`${sequence}9:${hash}`, `1:${hash}h`, `1:${hash.slice(1)}`, `:${hash}`]) {
    assert.throws(() => parseHeads(["--head", head]), { name: "ConfigurationError" });
  }
});

Deno.test("audit:verify: supervisors distinguish outcomes by these exit codes", () => {
  assert.deepEqual(EXIT_CODES, {
    sound: 0,
    broken: 1,
    failed: 2,
    missing: 3,
    empty: 4,
    other_key: 5,
  });
});

/** Whether a store was made with this secret, on both engines. */
import assert from "node:assert/strict";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { createKeyedHash, deriveKey } from "../../../adapters/keys/keyed_hash.ts";
import { createKeyRing } from "../../../adapters/keys/key_ring.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { claimStore, findStoreKey, requireStoreKey } from "../../../adapters/store/store_key.ts";
import { systemClock as clock, systemRandom as random } from "../../../adapters/runtime/system.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { recordLog } from "../../support/log_records.ts";

const OURS = new TextEncoder().encode("o".repeat(32));
const THEIRS = new TextEncoder().encode("t".repeat(32));
const CHECK = ["key_check"];

const ENGINES: Record<string, (run: (store: Store) => Promise<void>) => Promise<void>> = {
  async "a file"(run) {
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    const store = await openDenoKvStore({ url: `kv:${folder}/s.sqlite3`, clock, random });
    await run(store).finally(() => store.close());
    await Deno.remove(folder, { recursive: true });
  },
};

async function sign(store: Store, secret: Uint8Array): Promise<void> {
  const sealingKey = deriveKey(secret, "signing_keys");
  await createKeyRing({ store, clock, sealingKey }).signingKey();
}

async function seal(store: Store, secret: Uint8Array): Promise<void> {
  await createKvAuditLog(store, random).append({ at: clock.now(), event: "code.sent" });
  await createAuditChain({ store, hash: createKeyedHash(secret) }).seal();
}

Deno.test("store key: a new store is told to the operator, once", async () => {
  await using log = await recordLog();
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random });
  for (const start of ["first", "second"]) {
    await requireStoreKey({ store, secret: OURS, url: "kv:somewhere" });
    const told = log.records.map(({ level, properties }) => [level, properties.url]);
    assert.deepEqual(told, [["warning", "kv:somewhere"]], start);
  }
  store.close();
});

for (const [engine, withStore] of Object.entries(ENGINES)) {
  const storeTest = (name: string, run: (store: Store) => Promise<void>) =>
    Deno.test(`store key, ${engine}: ${name}`, () => withStore(run));

  storeTest("a new store belongs to the first secret permanently", async (store) => {
    assert.equal(await findStoreKey({ store, secret: OURS }), "new");
    assert.equal(await findStoreKey({ store, secret: THEIRS }), "new", "looking writes nothing");
    assert.equal(await claimStore({ store, secret: OURS }), "new");
    const { version, value } = await store.get(CHECK);
    assert.notEqual(value, deriveKey(OURS, "signing_keys").toBase64(), "it is no key");
    for (let again = 0; again < 2; again++) {
      assert.equal(await claimStore({ store, secret: OURS }), "same");
      assert.equal(await claimStore({ store, secret: THEIRS }), "another");
    }
    assert.equal((await store.get(CHECK)).version, version);
    const url = "kv:elsewhere";
    await requireStoreKey({ store, secret: OURS, url });
    await assert.rejects(
      requireStoreKey({ store, secret: THEIRS, url }),
      (error) =>
        error instanceof ConfigurationError &&
        error.problems.join() === "the store in kv:elsewhere was made with another SECRET_KEY",
    );
  });

  storeTest("of two concurrent secrets one gets it", async (store) => {
    const secrets = Array.from({ length: 12 }, (_, i) => i % 3 ? OURS : THEIRS);
    const found = await Promise.all(secrets.map((secret) => claimStore({ store, secret })));
    const winner = secrets[found.indexOf("new")];
    assert.ok(winner);
    assert.equal(found.filter((one) => one === "new").length, 1);
    for (const [i, secret] of secrets.entries()) {
      if (found[i] !== "new") assert.equal(found[i], secret === winner ? "same" : "another");
    }
  });

  const LEFT: [string, (store: Store) => Promise<unknown>, "unmarked" | "another"][] = [
    ["a signing key of ours", (store) => sign(store, OURS), "unmarked"],
    ["a signing key of another", (store) => sign(store, THEIRS), "another"],
    ["an audit record of ours", (store) => seal(store, OURS), "unmarked"],
    ["an audit record of another", (store) => seal(store, THEIRS), "another"],
    // As damaged before there were check values: the key is still the right one.
    [
      "our signing key and audit records of another",
      async (store) => {
        await sign(store, OURS);
        await seal(store, THEIRS);
      },
      "unmarked",
    ],
    ["nothing sealed", (store) => store.atomic().set(["account", "a"], {}).commit(), "unmarked"],
  ];
  for (const [what, leave, expected] of LEFT) {
    storeTest(`left by an earlier version, with ${what}: ${expected}`, async (store) => {
      await leave(store);
      assert.equal(await claimStore({ store, secret: OURS }), expected);
      const { value: mark } = await store.get<string>(CHECK);
      if (expected === "another") return assert.equal(mark, null);
      assert.equal(await claimStore({ store, secret: OURS }), "same");
      assert.equal(await claimStore({ store, secret: THEIRS }), "another");
    });
  }
}

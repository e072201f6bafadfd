import assert from "node:assert/strict";
import { createRegister } from "../../adapters/sandbox/certificate/register.ts";
import { loadSigningKey } from "../../adapters/sandbox/certificate/signing_key.ts";
import { DAY, HOUR } from "../../domain/platform/platform.ts";

const HOLDER = { sub: "s", name: "مریم رضایی", id: "9990001006", postalCode: "1193647891" };

async function withRegister(
  run: (world: {
    kv: Deno.Kv;
    clock: { time: number; now(): number };
    open(): Promise<ReturnType<typeof createRegister>>;
  }) => Promise<void>,
) {
  // Noon in Tehran.
  const clock = { time: Date.parse("2026-11-22T08:30:00Z"), now: () => clock.time };
  const kv = await Deno.openKv(":memory:");
  const open = async () => createRegister({ kv, clock, key: await loadSigningKey(kv) });
  try {
    await run({ kv, clock, open });
  } finally {
    kv.close();
  }
}

Deno.test("register: on one day the same certificate, with other values another", async () => {
  await withRegister(async ({ clock, open }) => {
    const register = await open();
    const first = await register.issue(HOLDER);
    clock.time += HOUR;
    assert.equal((await register.issue(HOLDER)).number, first.number);
    const moved = await register.issue({ ...HOLDER, postalCode: "9990000116" });
    assert.notEqual(moved.number, first.number);
    clock.time += DAY;
    const next = await register.issue({ ...HOLDER, postalCode: "9990000116" });
    assert.deepEqual(
      (await register.ofHolder("s")).map(({ number }) => number),
      [next, moved, first].map(({ number }) => number),
    );
    assert.deepEqual(await register.ofHolder("other"), []);
    assert.equal(await register.find("s", "x".repeat(5000)), undefined);
  });
});

Deno.test("register: a certificate expires, and outlives the program that signed it", async () => {
  await withRegister(async ({ clock, open }) => {
    const { token } = await (await open()).issue(HOLDER);
    const later = await open();
    const certificate = await later.verify(token);
    assert.equal(later.standing(certificate!), "valid");
    clock.time = certificate!.validUntil;
    assert.equal(later.standing(certificate!), "expired");
    await later.revoke("other", certificate!.number);
    assert.equal(later.standing((await later.verify(token))!), "expired");
    await later.revoke("s", certificate!.number);
    assert.equal(later.standing((await later.verify(token))!), "revoked");
  });
});

Deno.test("register: the signature of another register is worth nothing", async () => {
  await withRegister(async (one) => {
    await withRegister(async (two) => {
      const { token } = await (await one.open()).issue(HOLDER);
      assert.equal(await (await two.open()).verify(token), null);
    });
  });
});

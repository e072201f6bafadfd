/** Cases 25 of security_cases.md: forged, replayed, altered or late calls. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createSignatureCheck } from "../../../adapters/keys/call_signature.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { admitCall, type SignedCall } from "../../../domain/notice/signed_call.ts";

const SECRET = "a secret of the operator and us!";
const NOW = Date.UTC(2026, 10, 22, 8, 30);

function signed(more: Partial<SignedCall> = {}, secret = SECRET): SignedCall {
  const call = { timestamp: String(NOW / 1000), nonce: "n".repeat(16), body: "{}", ...more };
  const text = [call.timestamp, call.nonce, call.body].join("\n");
  return { signature: createHmac("sha256", secret).update(text).digest("hex"), ...call };
}

type Admit = (call: SignedCall) => Promise<string>;

async function withCalls(run: (admit: Admit, clock: { time: number }) => Promise<void>) {
  const clock = { time: NOW, now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  try {
    const deps = { store, clock, verify: createSignatureCheck(SECRET) };
    await run((call) => admitCall(deps, call), clock);
  } finally {
    store.close();
  }
}

Deno.test("admitCall admits a valid call once, even with many copies at once", async () => {
  await withCalls(async (admit) => {
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => admit(signed())));
    assert.equal(verdicts.filter((verdict) => verdict === "admitted").length, 1);
    assert.equal(verdicts.filter((verdict) => verdict === "replayed").length, 19);
    assert.equal(await admit(signed({ nonce: "m".repeat(16) })), "admitted");
  });
});

Deno.test("admitCall refuses altered, forged and malformed calls", async () => {
  await withCalls(async (admit) => {
    const right = signed();
    const calls: Partial<SignedCall>[] = [
      { body: "{} " },
      { nonce: "o".repeat(16) },
      { timestamp: String(NOW / 1000 + 1) },
      { signature: signed({}, "another").signature },
      { signature: right.signature.toUpperCase() },
      { signature: right.signature.slice(2) },
      { signature: "" },
      { signature: "zz".repeat(32) },
      signed({ nonce: "n".repeat(15) }),
      signed({ nonce: "n".repeat(65) }),
      signed({ nonce: "white space here!" }),
      signed({ timestamp: "1e9" }),
      signed({ timestamp: "0x6a0" }),
      signed({ timestamp: "" }),
    ];
    for (const call of calls) assert.equal(await admit({ ...right, ...call }), "forged");
    assert.equal(await admit(right), "admitted", "none of them spent its nonce");
  });
});

Deno.test("admitCall refuses calls more than 60 seconds off, either way", async () => {
  await withCalls(async (admit) => {
    const at = (seconds: number, nonce: string) =>
      admit(signed({ timestamp: String(NOW / 1000 + seconds), nonce: nonce.repeat(16) }));
    assert.equal(await at(-61, "a"), "late");
    assert.equal(await at(61, "b"), "late");
    assert.equal(await at(-60, "c"), "admitted");
    assert.equal(await at(60, "d"), "admitted");
  });
});

Deno.test("admitCall accepts nonces of 16 to 64 characters", async () => {
  await withCalls(async (admit) => {
    for (const length of [16, 64]) {
      assert.equal(await admit(signed({ nonce: "_".repeat(length) })), "admitted");
    }
  });
});

Deno.test("admitCall remembers a nonce for as long as its call could be admitted", async () => {
  await withCalls(async (admit, clock) => {
    const ahead = signed({ timestamp: String(NOW / 1000 + 60) });
    assert.equal(await admit(ahead), "admitted");
    for (const seconds of [60, 120]) {
      clock.time = NOW + seconds * 1000;
      assert.equal(await admit(ahead), "replayed", `${seconds} s later`);
    }
    clock.time += 1;
    assert.equal(await admit(ahead), "late");
  });
});

Deno.test("admitCall admits no call again at a machine whose clock is 3 s off", async () => {
  for (const skew of [-3000, 3000]) {
    for (const early of [60, 0, -60]) {
      await withCalls(async (admit, clock) => {
        const call = signed({ timestamp: String(NOW / 1000 + early) });
        assert.equal(await admit(call), "admitted");
        for (let seconds = 0; seconds <= 200; seconds++) {
          clock.time = NOW + seconds * 1000 + skew;
          assert.notEqual(await admit(call), "admitted", `${seconds} s later`);
        }
      });
    }
  }
});

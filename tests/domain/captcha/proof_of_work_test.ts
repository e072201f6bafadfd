import assert from "node:assert/strict";
import { isProof, LEAST_BITS, proofBits } from "../../../domain/captcha/proof_of_work.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { solve } from "../../support/proof.ts";

const ID = "0123456789abcdef0123456789abcdef";
const NOW = 1_000_000;
const place = (sent: number, used = 0) => ({ windowStart: NOW, sent, used, failedCaptchas: 0 });
const quiet = { ip: null, network: null, strained: false, sending: "usual" as const };

Deno.test("isProof() accepts exactly the solution", async () => {
  const proof = solve(ID, 10);
  assert.ok(await isProof(ID, proof, 10));
  assert.ok(!await isProof(ID.replace("0", "1"), proof, 10));
  assert.ok(!await isProof(ID, proof, 24));
  const parts = proof.split(".");
  assert.ok(!await isProof(ID, parts.toReversed().join("."), 10), "each part has its own puzzle");
  for (const [i, part] of parts.entries()) {
    // The solution found is the smallest, so one less is not a solution.
    const wrong = parts.with(i, String(Number(part) - 1)).join(".");
    assert.ok(!await isProof(ID, wrong, 10), `without part ${i}`);
  }
});

Deno.test("isProof() refuses anything but four numbers", async () => {
  const [first, ...rest] = solve(ID, 1).split(".");
  for (
    const proof of [
      "",
      first,
      rest.join("."),
      `${first}.${rest.join(".")}.1`,
      `-${first}.${rest.join(".")}`,
      `${first.padStart(11, "0")}.${rest.join(".")}`,
      `۱.${rest.join(".")}`,
      " 1.2.3.4",
      "1e3.2.3.4",
    ]
  ) assert.ok(!await isProof(ID, proof, 0), proof);
});

Deno.test("proofBits() requires the minimum from a quiet place, and from one whose codes are used", () => {
  assert.equal(proofBits(quiet, NOW), 13);
  assert.equal(proofBits({ ...quiet, ip: place(7) }, NOW), LEAST_BITS);
  assert.equal(proofBits({ ...quiet, ip: place(100, 95) }, NOW), LEAST_BITS);
});

Deno.test("proofBits() doubles the work with each doubling of unused codes, up to a bound", () => {
  const bits = (sent: number) => proofBits({ ...quiet, ip: place(sent) }, NOW) - LEAST_BITS;
  assert.deepEqual([8, 15, 16, 32, 64].map(bits), [1, 1, 2, 3, 4]);
  assert.equal(proofBits({ ...quiet, ip: place(100_000) }, NOW), 18);
  const ofNetwork = (sent: number) =>
    proofBits({ ...quiet, network: place(sent) }, NOW) - LEAST_BITS;
  assert.deepEqual([39, 40, 79, 80].map(ofNetwork), [0, 1, 1, 2]);
  assert.equal(proofBits({ ...quiet, strained: true }, NOW), LEAST_BITS + 2);
  for (const sending of ["costly", "unused"] as const) {
    assert.equal(proofBits({ ...quiet, sending }, NOW), LEAST_BITS + 2, sending);
  }
});

Deno.test("proofBits() forgets a past hour", () => {
  assert.equal(proofBits({ ...quiet, ip: place(64) }, NOW + HOUR), LEAST_BITS);
});

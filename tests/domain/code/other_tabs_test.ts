/** Security codes that other tabs of a browser still show. */
import assert from "node:assert/strict";
import { startSignIn } from "../../../domain/code/request_code.ts";
import { readTransaction } from "../../../domain/journey/transaction.ts";
import { SARA, worldTest } from "../../support/sign_in_world.ts";

const OTHER = "09351000000";

worldTest("holderOf() finds the transaction of a browser's own security code", async (world) => {
  const { deps: { captchas } } = world;
  const id = await captchas.issue("b", "latin");
  assert.equal(captchas.holderOf(id, { transaction: "a", opened: ["c", "b"] }), "b");
  assert.equal(captchas.holderOf(id, { transaction: "b", opened: ["c"] }), "b");
  assert.equal(
    captchas.holderOf(id, { transaction: "a", opened: ["c"] }),
    "a",
    "another browser's",
  );
  assert.equal(captchas.holderOf(id, { transaction: "a" }), "a");
  assert.equal(captchas.holderOf("no identifier", { transaction: "a", opened: ["b"] }), "a");
});

worldTest("a tab's security code counts although another tab replaced the token", async (world) => {
  const [first, now] = [world.caller("first"), world.caller("now")];
  const given = await world.captcha(first);
  const typed = { mobile: SARA.mobile, ...given };
  const strange = await startSignIn(world.deps, now, typed);
  assert.deepEqual(strange, { outcome: "captcha", error: "expired" }, "another browser's");
  const sent = await startSignIn(world.deps, { ...now, opened: [first.transaction] }, typed);
  assert.equal(sent.outcome, "sent");
});

worldTest("a tab joins the journey that another tab has begun with the number", async (world) => {
  const before = world.caller("before");
  const [one, other, third] = [
    await world.captcha(before),
    await world.captcha(before),
    await world.captcha(before),
  ];
  const sent = await startSignIn(world.deps, before, { mobile: SARA.mobile, ...one });
  const transaction = world.deps.hash.digest("transaction", sent.transactionToken!);
  const now = { ...before, transaction, opened: [before.transaction] };
  const code = (await readTransaction(world.deps, now))?.code;
  const joined = await startSignIn(world.deps, now, { mobile: SARA.mobile, ...other });
  assert.deepEqual(joined, { outcome: "sent" }, "with its token, and no second message");
  assert.deepEqual((await readTransaction(world.deps, now))?.code, code);
  const wrong = { mobile: SARA.mobile, ...third, captcha: "1" };
  assert.equal((await startSignIn(world.deps, now, wrong)).outcome, "captcha");
  const elsewhere = await startSignIn(world.deps, now, { mobile: OTHER, ...other });
  assert.notEqual(elsewhere.transactionToken, undefined, "another number: a journey of its own");
});

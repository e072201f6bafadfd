/** The code's page: what it tells of a message, and to whom. */
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import { type Transaction, transactionRecord } from "../../../domain/journey/transaction.ts";
import { SARA } from "../../support/sign_in_world.ts";
import { askForCode, windowTest, type WindowWorld } from "../parts.ts";

/** The cookies of a browser whose journey is at the code, with a change in its record. */
async function atCode(
  world: WindowWorld,
  mobile: string,
  changes: Partial<Transaction>,
): Promise<Record<string, string>> {
  const cookies = await askForCode(world, { mobile });
  const digest = world.hash.digest("transaction", cookies.panjereh_transaction);
  const running = await read(world.store, transactionRecord(digest));
  await commitTo(world.store).set(running, { ...running.value!, ...changes }).commit();
  return cookies;
}

const FATES = [["lost", { codeLost: true }], ["delivery_failed", {
  codeUndelivered: true,
}]] as const;

for (const [code, changes] of FATES) {
  windowTest(
    `code: a message that is ${code} is reported to a person who typed its number`,
    async (world) => {
      const cookies = await atCode(world, SARA.mobile, changes);
      await world.send("/login/code", { cookies });
      assert.equal(world.shown.at(-1)!.props.failure.code, code);
    },
  );

  windowTest(
    `code: with a national ID a message that is ${code} is not reported`,
    async (world) => {
      const cookies = await atCode(world, SARA.nationalId, changes);
      await world.send("/login/code", { cookies });
      const { props } = world.shown.at(-1)!;
      assert.equal(props.failure, undefined);
      assert.equal(props.maskedMobile, undefined);
    },
  );
}

windowTest(
  "code: while none was issued the page waits, and reports nothing of a code",
  async (world) => {
    const resendAt = world.clock.time + 60_000;
    const cookies = await atCode(world, SARA.mobile, { code: undefined, resendAt });
    const waiting = await world.send("/login/code", { cookies });
    assert.equal(waiting.status, 429);
    assert.deepEqual(world.shown.at(-1)!.props.failure, { code: "waiting", retryAt: resendAt });
    await world.send("/login/code", { cookies, form: { code: "12345" } });
    const { failure, error } = world.shown.at(-1)!.props;
    assert.deepEqual([failure, error], [undefined, { code: "none" }], "what was done comes first");
  },
);

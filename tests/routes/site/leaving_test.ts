/** Home, signing out and «من نبودم»: what each asks of sessions and writes to the store. */
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import { type Refusal, refusalRecord } from "../../../domain/notice/notice.ts";
import type { AlsoAtSignOut } from "../../../domain/session/end_session.ts";
import { transactionRecord } from "../../../domain/journey/transaction.ts";
import { askForCode, cookiesOf, SIGNED_IN, windowTest } from "../parts.ts";
import { START } from "../../support/sign_in_world.ts";

windowTest(
  "home: states the level that a service needs, if the session has a lower one",
  async (world) => {
    await world.send("/", { cookies: SIGNED_IN });
    const { services } = world.shown.at(-1)!.props;
    assert.deepEqual(
      services.map((
        { id, levelNeeded }: { id: string; levelNeeded?: number },
      ) => [id, levelNeeded]),
      [["a", 3], ["b", undefined], ["c", undefined]],
    );
  },
  {
    services: [{ id: "a", level: 3, max_age: 60 }, { id: "b", level: 2 }, { id: "c", level: 1 }],
  },
);

for (const [connected, reach] of [[true, "/login?return_to="], [false, undefined]] as const) {
  windowTest(
    `home: leads to level 3 only where it can be reached: ${connected}`,
    async (world) => {
      await world.send("/", { cookies: SIGNED_IN });
      const [{ reachLevel }] = world.shown.at(-1)!.props.services;
      assert.equal(reachLevel?.slice(0, 17), reach);
    },
    {
      services: [{ id: "a", level: 3, max_age: 60 }],
      alter: ({ deps }) => {
        if (connected) deps.cards = { isHolder: () => Promise.resolve(true) };
      },
    },
  );
}

windowTest("sign-out: ends the browser's journey in the same commit", async (world) => {
  const { send, told, store, hash } = world;
  const cookies: Record<string, string> = { ...await askForCode(world), ...SIGNED_IN };
  const key = transactionRecord(hash.digest("transaction", cookies.panjereh_transaction));
  assert.notEqual((await read(store, key)).value, null);
  const answer = await send("/sign-out", { form: {}, cookies });
  assert.deepEqual(Object.keys(cookiesOf(answer)).sort(), [
    "panjereh_session",
    "panjereh_success",
    "panjereh_transaction",
  ]);
  const [[word, , { browser, include }]] = told as [[string, unknown, AlsoAtSignOut]];
  assert.equal(word, "signOut");
  assert.equal(browser, undefined, "a browser is forgotten on request only");
  const write = commitTo(store);
  include!(write);
  await write.commit();
  assert.equal((await read(store, key)).value, null);
});

windowTest("sign-out: a browser whose session has ended is forgotten too", async (world) => {
  const { send, told, hash } = world;
  const answer = await send("/sign-out", {
    form: { forget: "on" },
    cookies: { panjereh_browser: "shared" },
  });
  assert.deepEqual(told, [["forgetBrowser", hash.digest("browser", "shared")]]);
  assert.ok("panjereh_browser" in cookiesOf(answer));
});

windowTest("not me: this process drops its warm answers before it responds", async (world) => {
  const { send, told, store, hash } = world;
  const token = "t".repeat(43);
  const refusal: Refusal = {
    notice: { kind: "new_browser", accountId: "account-1", device: {}, at: START },
    closes: [{ session: "session-1" }],
  };
  await commitTo(store).set(refusalRecord(hash, token), refusal).commit();
  await send(`/not-me/${"u".repeat(43)}`, { form: {} });
  assert.deepEqual(told, [], "a link that is none ends nothing");
  await send(`/not-me/${token}`, { form: {} });
  assert.deepEqual(told, [["ended", ["account-1"]]]);
});

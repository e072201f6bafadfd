/** «من نبودم»: what a link ends, for how long, and who is notified. */
import { waitingNotices } from "../../support/outbox.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { DAY, HOUR } from "../../../domain/platform/platform.ts";
import { type NoticeEvent, refusalToken } from "../../../domain/notice/notice.ts";
import { readRefusal, refuse } from "../../../domain/notice/refuse.ts";
import { isRefused } from "../../../domain/session/revocation.ts";
import { auditOf } from "../../support/audit.ts";
import { lastTold, readAccount, writeAccount } from "../../support/sessions.ts";
import { includeNotice } from "../../support/deciding.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

/** The token of the link in a notice about this session. */
async function linkAbout(world: World, account: Account, more: Partial<NoticeEvent> = {}) {
  const write = commitTo(world.store);
  const event = { accountId: account.id, session: "s", device: {}, language: "fa", ...more };
  await includeNotice(world.deps, write, { kind: "new_browser", ...event });
  await write.commit();
  const notices = await waitingNotices(world.store);
  return refusalToken(world.hash, notices.at(-1)!.id);
}

worldTest(
  "a link refuses its session for as long as one lasts, its browser for a year",
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    const token = await linkAbout(world, sara, { browser: "b" });
    const now = world.clock.time += HOUR;
    assert.partialDeepStrictEqual(await refuse(world.deps, token, "r"), {
      first: true,
      several: false,
    });
    const { refused } = await readAccount(world, "sara");
    assert.deepEqual(refused, { s: now + 12 * HOUR, b: now + 365 * DAY });
    assert.equal(await lastTold(world, "sara"), now, "other workers");
  },
);

worldTest("a link of a session without a known browser refuses that session", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  await refuse(world.deps, await linkAbout(world, sara), "r");
  const after = await readAccount(world, "sara");
  assert.ok(isRefused(after, ["s"]));
  assert.deepEqual(Object.keys(after.refused!), ["s"]);
});

worldTest(
  "a link works once, and stays readable until its seventh day",
  async (world) => {
    const sara = await writeAccount(world, { id: "sara" });
    const token = await linkAbout(world, sara);
    world.clock.time += 7 * DAY - 1;
    await refuse(world.deps, token, "r");
    const usedAt = world.clock.time;
    await commitTo(world.store).set(accountRecord("sara"), sara).commit();
    world.clock.time += DAY;
    assert.partialDeepStrictEqual(await refuse(world.deps, token, "r"), {
      first: false,
      several: false,
    });
    assert.equal((await readAccount(world, "sara")).refused, undefined, "it refuses nothing again");
    assert.equal((await readRefusal(world.deps, token))?.usedAt, usedAt);
    assert.equal((await auditOf(world, "session.refused")).length, 1);
  },
);

worldTest("a link for two sessions speaks of several", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  await linkAbout(world, sara);
  await linkAbout(world, sara, { session: "t" });
  const token = await linkAbout(world, sara, { session: "u" });
  const tokens = (await waitingNotices(world.store))
    .map(({ id }) => refusalToken(world.hash, id));
  assert.equal(tokens.length, 2);
  const closes = async (one: string) => (await readRefusal(world.deps, one))!.closes.length;
  const joined = await closes(tokens[0]) === 2 ? tokens[0] : tokens[1];
  assert.partialDeepStrictEqual(await refuse(world.deps, joined, "r"), {
    first: true,
    several: true,
  });
  assert.ok(tokens.includes(token));
});

worldTest("nothing of a link can be derived from what is stored", async (world) => {
  const sara = await writeAccount(world, { id: "sara" });
  const token = await linkAbout(world, sara);
  assert.ok(!JSON.stringify((await world.store.list([])).entries).includes(token));
});

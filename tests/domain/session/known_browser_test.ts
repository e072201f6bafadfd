/** To whom a browser is known, for how long, and by which token. */
import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { isKnownBrowser } from "../../../domain/session/known_browser.ts";
import { meddlingAfterRead } from "../../support/meddling.ts";
import { rememberBrowser } from "../../support/deciding.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const person = (id: string) => ({ id }) as Account;
const [SARA, OMID, MINA] = ["sara", "omid", "mina"].map(person);

/**
 * The person signs in; returns the browser's digest from then on, and the ID by which they know it.
 */
async function signInWith(world: World, account: Account, browser?: string) {
  const write = commitTo(world.store);
  const { id, token } = await rememberBrowser(world.deps, write, {
    browser,
    account,
    now: world.clock.time,
  });
  const isCommitted = await write.commit();
  return { id, token, isCommitted, digest: token ? world.hash.digest("browser", token) : browser! };
}

const knows = ({ store, clock }: World, digest: string | undefined, account: Account) =>
  isKnownBrowser(store, digest, account, clock.time);

worldTest(
  "a browser is known for a year from the last sign-in, to the millisecond",
  async (world) => {
    const { digest, id } = await signInWith(world, SARA);
    world.clock.time += 365 * DAY - 1;
    assert.equal(await knows(world, digest, SARA), true);
    const again = await signInWith(world, SARA, digest);
    assert.deepEqual([again.token, again.id], [undefined, id], "neither token nor id changes");
    world.clock.time += 365 * DAY - 1;
    assert.equal(await knows(world, digest, SARA), true);
    world.clock.time += 1;
    assert.equal(await knows(world, digest, SARA), false);
  },
);

worldTest("other people's sign-ins do not prolong a year", async (world) => {
  const first = await signInWith(world, SARA);
  const { digest } = await signInWith(world, OMID, first.digest);
  world.clock.time += 200 * DAY;
  await signInWith(world, OMID, digest);
  world.clock.time += 165 * DAY;
  assert.equal(await knows(world, digest, OMID), true);
  assert.equal(await knows(world, digest, SARA), false);
});

worldTest(
  "a browser is known for each person who signed in there, and for no other",
  async (world) => {
    const first = await signInWith(world, SARA);
    const { digest, token } = await signInWith(world, OMID, first.digest);
    assert.ok(token, "the old token must not make a browser known");
    assert.equal(await knows(world, first.digest, SARA), false, "the old token is worth nothing");
    for (const [account, known] of [[SARA, true], [OMID, true], [MINA, false]] as const) {
      assert.equal(await knows(world, digest, account), known, account.id);
    }
    assert.equal(await knows(world, undefined, SARA), false);
    assert.equal(await knows(world, "another browser", SARA), false);
  },
);

worldTest("a refused browser is unknown, and gets a new token and ID", async (world) => {
  const { digest, id } = await signInWith(world, SARA);
  const refusing = { ...SARA, refused: { [id]: world.clock.time + DAY } };
  assert.equal(await knows(world, digest, refusing), false);
  const again = await signInWith(world, refusing, digest);
  assert.ok(again.token && again.id !== id);
  assert.equal(await knows(world, again.digest, refusing), true);
});

worldTest(
  "a shared browser knows eight people, and forgets the one who was absent longest",
  async (world) => {
    const people = Array.from({ length: 9 }, (_, i) => person(`p${i}`));
    let digest: string | undefined;
    for (const account of people.slice(0, 8)) {
      digest = (await signInWith(world, account, digest)).digest;
      world.clock.time += DAY;
    }
    for (const account of people.slice(0, 8)) {
      assert.equal(
        await knows(world, digest, account),
        true,
      );
    }
    digest = (await signInWith(world, people[8], digest)).digest;
    const known = await Promise.all(people.map((account) => knows(world, digest, account)));
    assert.deepEqual(known, [false, ...Array(8).fill(true)]);
  },
);

worldTest("of two people who sign in concurrently in one browser both are known", async (world) => {
  const { digest } = await signInWith(world, SARA);
  let other = "";
  meddlingAfterRead(world.store, "browser", async () => {
    other = (await signInWith(world, OMID, digest)).digest;
  });
  const late = await signInWith(world, MINA, digest);
  assert.equal(late.isCommitted, false, "it is decided again");
  const again = await signInWith(world, MINA, other);
  for (const account of [SARA, OMID, MINA]) {
    assert.equal(await knows(world, again.digest, account), true, account.id);
  }
});

/** Stars: set on a service's page, put in order on `/stars`. */
import assert from "node:assert/strict";
import { MOST_STARS, starredServicesRecord } from "../../../domain/directory/stars.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { SIGNED_IN, windowTest, type WindowWorld } from "../parts.ts";

const cookies = SIGNED_IN;
const upstreams = { of: () => ({ reachable: () => undefined }) } as never;
const options = {
  services: ["tax", "deeds", "library"].map((id) => ({ id, title: { fa: id } })),
  deps: { upstreams },
};

async function starsOf({ store }: WindowWorld, account = "account-1") {
  return (await read(store, starredServicesRecord(account))).value?.services;
}

async function giveStars({ store }: WindowWorld, services: string[]): Promise<void> {
  await commitTo(store).set(starredServicesRecord("account-1"), { services }).commit();
}

windowTest("stars: set and removed on the service's page", async (world) => {
  const { send, shown } = world;
  const set = await send("/services/tax/star", { cookies, form: { star: "1" } });
  assert.equal(set.status, 303);
  assert.equal(set.headers.get("location"), "/services/tax");
  await send("/services/tax", { cookies });
  assert.equal(shown.at(-1)!.props.starred, true);
  await send("/services/tax/star", { cookies, form: { star: "0" } });
  assert.deepEqual(await starsOf(world), []);
}, options);

windowTest(
  "stars: the last star of fifty is refused with a way out, and nothing is lost",
  async (world) => {
    const full = ["tax", ...Array.from({ length: MOST_STARS - 1 }, (_, i) => `s${i}`)];
    await giveStars(world, full);
    const { send, shown } = world;
    const sent = await send("/services/deeds/star", { cookies, form: { star: "1" } });
    assert.equal(sent.status, 422);
    assert.equal(shown.at(-1)!.props.full, MOST_STARS);
    assert.deepEqual(await starsOf(world), full);
  },
  {
    ...options,
    services: ["tax", "deeds", ...Array.from({ length: MOST_STARS - 1 }, (_, i) => `s${i}`)]
      .map((id) => ({ id, title: { fa: id } })),
  },
);

windowTest("stars: put in order by buttons", async (world) => {
  await giveStars(world, ["tax", "deeds", "library"]);
  const { send, shown } = world;
  const press = async (change: string) => {
    const { status } = await send("/stars", { cookies, form: { change } });
    assert.equal(status, 303, change);
    return await starsOf(world);
  };
  assert.deepEqual(await press("library 1"), ["tax", "library", "deeds"]);
  assert.deepEqual(await press("library 1"), ["tax", "library", "deeds"], "pressed twice");
  assert.deepEqual(await press("tax"), ["library", "deeds"]);
  for (const nonsense of ["", "unknown", "library -1", "library 1 1", "library 100", "../x 1"]) {
    assert.deepEqual(await press(nonsense), ["library", "deeds"], nonsense);
  }
  await send("/stars", { cookies });
  assert.deepEqual(shown.at(-1)!.props.services.map(({ id }: { id: string }) => id), [
    "library",
    "deeds",
  ]);
}, options);

windowTest("stars: another site's form changes nothing", async (world) => {
  await giveStars(world, ["tax"]);
  const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  const sent = await world.send("/stars", { cookies, form: { change: "tax" }, headers });
  assert.equal(sent.status, 403);
  assert.deepEqual(await starsOf(world), ["tax"]);
}, options);

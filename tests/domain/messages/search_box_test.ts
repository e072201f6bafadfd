import assert from "node:assert/strict";
import { type BoxItem, putItem } from "../../../domain/messages/box.ts";
import { createBoxRows } from "../../../domain/messages/box_rows.ts";
import { searchBox } from "../../../domain/messages/search_box.ts";
import { newMessageId } from "../../../domain/outbox/message.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const NAMES: Record<string, string> = { tax: "سازمان امور مالیاتی", court: "دادگاه" };

async function put(
  { store, deps }: World,
  title: string,
  { accountId = "sara", at = deps.clock.now(), ...more }: Partial<BoxItem> & {
    accountId?: string;
  } = {},
): Promise<string> {
  const id = more.id ?? newMessageId({ random: deps.random, clock: { now: () => at } });
  const write = commitTo(store);
  putItem(write, accountId, { of: "letter", id, at, service: "tax", title, kind: "x", ...more });
  await write.commit();
  return id;
}

async function find({ deps }: World, words: string, more: { service?: string } = {}) {
  const asked = { words, namesOf: (service: string) => NAMES[service], ...more };
  const titles: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchBox(deps, "sara", { ...asked, cursor, limit: 2 });
    titles.push(...page.items.map(({ title }) => title));
    cursor = page.next;
  } while (cursor);
  return titles;
}

worldTest("search: by title, number and agency, in any spelling, newest first", async (world) => {
  await put(world, "رأي هيئت", { number: "۱۲/۳" });
  world.clock.time += SECOND;
  await put(world, "اخطار", { service: "court" });
  world.clock.time += SECOND;
  await put(world, "رأی دادگاه بدوی");
  await put(world, "رأی دیگری", { accountId: "daniel" });
  assert.deepEqual(await find(world, "رأی"), ["رأی دادگاه بدوی", "رأي هيئت"]);
  assert.deepEqual(await find(world, "12/3"), ["رأي هيئت"]);
  assert.deepEqual(await find(world, "دادگاه"), ["رأی دادگاه بدوی", "اخطار"]);
  assert.deepEqual(await find(world, "مالیاتی رای"), ["رأی دادگاه بدوی", "رأي هيئت"]);
  assert.deepEqual(await find(world, "دادگاه", { service: "court" }), ["اخطار"]);
  assert.deepEqual(await find(world, "نیست"), []);
});

worldTest(
  "search: what has just arrived is found, also from a machine that is behind",
  async (world) => {
    const { time } = world.clock;
    for (let i = 0; i < 5; i++) await put(world, `نامه ${i}`, { at: time - i * MINUTE });
    assert.equal((await find(world, "نامه")).length, 5);
    await put(world, "نامه نو", { at: time + SECOND });
    await put(world, "نامه دیررس", { at: time - 30 * SECOND });
    assert.deepEqual(await find(world, "نامه"), [
      "نامه نو",
      "نامه 0",
      "نامه دیررس",
      "نامه 1",
      "نامه 2",
      "نامه 3",
      "نامه 4",
    ]);
  },
);

worldTest(
  "search: a title that was corrected is found ten minutes later at most",
  async (world) => {
    const { time } = world.clock;
    const id = await put(world, "پرونده الف", { at: time - 5 * MINUTE });
    await put(world, "نامه");
    assert.deepEqual(await find(world, "الف"), ["پرونده الف"]);
    await put(world, "پرونده ب", { id, at: time - 5 * MINUTE });
    world.clock.time += 10 * MINUTE;
    assert.deepEqual(await find(world, "الف"), []);
    assert.deepEqual(await find(world, "پرونده"), ["پرونده ب"]);
  },
);

worldTest("search: so many rows are kept at most, those used last", async (world) => {
  for (const accountId of ["a", "b", "c"]) {
    for (let i = 0; i < 4; i++) await put(world, `${i}`, { accountId });
  }
  let reads = 0;
  const store = new Proxy(world.store, {
    get(target, name) {
      if (name === "list") reads++;
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const rows = createBoxRows({ store, clock: world.clock }, 9);
  for (const accountId of ["a", "b", "c", "a"]) {
    assert.equal((await rows.of(accountId)).length, 4);
  }
  assert.equal(reads, 4);
});

/** The list of letters while letters arrive and are opened. */
import type { Check, Seen } from "../../support/checks.ts";
import { type AgencyWorld, openLetter, postLetter, withAgency } from "../agency_world.ts";

const HTML = { accept: "text/html" };
/** More than a page. */
const OLD = 30;
const NEW = 3;
const OPENED = 50;
const BEYOND = 7;

const idsOn = (main: string) =>
  [...main.matchAll(/action="\/letters\/([0-9a-f-]{36})/g)].map(([, id]) => id);

async function arriving(world: AgencyWorld): Promise<Seen> {
  const { reader, origin } = world;
  const old: string[] = [];
  for (let i = 0; i < OLD; i++) {
    world.clock.time += 1000;
    old.unshift(await postLetter(world));
  }
  const first = await reader.get(`${origin}/letters`, HTML);
  for (let i = 0; i < NEW; i++) await postLetter(world);
  const [, older] = /href="(\/letters\?after=[^"]+)"/.exec(first.main)!;
  const second = await reader.get(origin + older, HTML);
  const shown = [...idsOn(first.main), ...idsOn(second.main)];
  const repeated = shown.length - new Set(shown).size;
  const skipped = old.filter((id) => !shown.includes(id)).length;
  return {
    what: `${NEW} letters arrive between the first and the second page of ${OLD}`,
    expected: "no row twice, none left out, in their order",
    got: `${shown.length} rows, ${repeated} twice, ${skipped} left out`,
    holds: repeated === 0 && skipped === 0 && shown.join() === old.join(),
  };
}

/** The number on the link to unread letters. */
function badgeOn(main: string): number {
  const text = /href="[^"]*only=unread"[^>]*>(.*?)<\/a>/s.exec(main)?.[1] ?? "";
  const digits = /[۰-۹\d]+/.exec(text.replaceAll(/<[^>]*>/g, ""))?.[0] ?? "0";
  return Number(digits.replaceAll(/[۰-۹]/g, (digit) => String("۰۱۲۳۴۵۶۷۸۹".indexOf(digit))));
}

async function twoTabs(world: AgencyWorld): Promise<Seen> {
  const { reader, origin } = world;
  const ids: string[] = [];
  for (let i = 0; i < OPENED + BEYOND; i++) ids.push(await postLetter(world));
  const opened = ids.slice(0, OPENED);
  const other = opened.toReversed();
  await Promise.all([
    (async () => {
      for (const id of opened) await openLetter(world, id);
    })(),
    (async () => {
      for (const id of other) await openLetter(world, id);
    })(),
  ]);
  const { main } = await reader.get(`${origin}/letters`, HTML);
  const listed = idsOn((await reader.get(`${origin}/letters?only=unread`, HTML)).main);
  const badge = badgeOn(main);
  const isRight = listed.length === BEYOND && listed.every((id) => !opened.includes(id));
  return {
    what: `${OPENED} of ${OPENED + BEYOND} letters opened in two tabs at once`,
    expected: `the badge and the list of the unread say ${BEYOND}`,
    got: `the badge says ${badge}, the list has ${listed.length}`,
    holds: badge === BEYOND && isRight,
  };
}

export const LISTS: Check[] = [{
  number: 2,
  what: "The list while letters arrive and are opened",
  run: async () => [await withAgency(arriving), await withAgency(twoTabs)],
}];

/** Case 46: numbers of dossiers that are tried, and what a number alone tells. */
import { TRACKING_A_MINUTE } from "../../../domain/budget/tracking.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { newTrackingNumber } from "../../../domain/text/tracking_number.ts";
import { START } from "../../http/journey.ts";
import { countsOf } from "../../faults/scenario.ts";
import { createHttpClient } from "../../support/http_client.ts";
import type { Attack, Attempt } from "../attack.ts";
import { ownProgram } from "../own_program.ts";
import { portalOf } from "../portal.ts";
import type { Stage } from "../stage.ts";

const SAME_SITE = { "sec-fetch-site": "same-origin" };

/** What a thief changes from guess to guess so as to be taken for somebody else. */
const DISGUISES: ((i: number) => Record<string, string>)[] = [
  (i) => ({ "x-forwarded-for": `203.0.113.${i}` }),
  (i) => ({ forwarded: `for=203.0.113.${i}` }),
  (i) => ({ "x-real-ip": `203.0.113.${i}` }),
  (i) => ({ cookie: `panjereh_browser=${invented(i)}; panjereh_session=${invented(i)}` }),
  (i) => ({ "accept-language": ["fa", "ar", "en"][i % 3], "user-agent": `Mozilla/${i}` }),
];

const invented = (i: number) => String(i).padStart(43, "A");

const clock = { time: START, now: () => clock.time };
const own = ownProgram({ clock });
const GUESSES = TRACKING_A_MINUTE.ip + 20;

/** How the disguises follow each other: with one that helps, more guesses than allowed are answered. */
const ORDERS: Record<string, (i: number) => Record<string, string>> = {
  "one after the other": (i) => DISGUISES[i % DISGUISES.length](i),
  "all at once": (i) => Object.assign({}, ...DISGUISES.map((disguise) => disguise(i))),
};

async function guess(name: string): Promise<Attempt> {
  clock.time += 2 * MINUTE;
  const { origin, port } = await own.program();
  await using thief = createHttpClient({ origin, port });
  const statuses: number[] = [];
  for (let i = 0; i < GUESSES; i++) {
    const number = newTrackingNumber(systemRandom);
    const headers = { ...SAME_SITE, ...ORDERS[name](i) };
    statuses.push((await thief.post(`${origin}/track`, { number }, headers)).status);
  }
  const answered = statuses.filter((status) => status !== 429).length;
  const isHeld = answered <= TRACKING_A_MINUTE.ip && statuses.at(-1) === 429;
  return { name, got: countsOf(statuses), ...!isHeld && { breach: `${answered} answered` } };
}

/** A right number in ways that name it no more, or twice. */
const TYPED: Record<string, (number: string) => string> = {
  "a digit less": (number) => number.slice(1),
  "a digit more": (number) => `${number}0`,
  "another digit": (number) => number.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10)),
  "two exchanged": (number) => exchanged(number),
  "backwards": (number) => [...number].toReversed().join(""),
  "a star": (number) => `${number.slice(0, 12)}*`,
  "a per cent": (number) => `${number.slice(0, 12)}%`,
  "a quote": (number) => `${number}' or 1=1--`,
  "hexadecimal": (number) => `0x${Number(number).toString(16)}`,
  "an exponent": () => "1e12",
  "minus": (number) => `−${number}.0`,
  "Roman": () => "MCMLXXXI",
  "100,000 digits": (number) => number.repeat(8000),
};

/** The first two neighbours that differ. */
function exchanged(number: string): string {
  const at = [...number].findIndex((digit, i) => i > 0 && digit !== number[i - 1]);
  return number.slice(0, at - 1) + number[at] + number[at - 1] + number.slice(at + 1);
}

async function typed(stage: Stage, name: string): Promise<Attempt> {
  const { belongings: { tracking } } = await portalOf(stage);
  await using stranger = createHttpClient(stage.program);
  const number = TYPED[name](tracking);
  const { status } = await stranger.post(`${stage.origin}/track`, { number }, SAME_SITE);
  // One in ten has its right check digit backwards too, and is then unknown.
  const isUnknown = name === "backwards" && status === 404;
  const isHeld = isUnknown || [400, 413, 422].includes(status);
  return { name, got: String(status), ...!isHeld && { breach: String(status) } };
}

/** The right number tells a stranger the state, and nothing of whose or which matter it is. */
async function right(stage: Stage): Promise<Attempt> {
  const { belongings: { tracking, dossier, ref } } = await portalOf(stage);
  await using stranger = createHttpClient(stage.program);
  const { status, text } = await stranger.post(
    `${stage.origin}/track`,
    { number: tracking },
    SAME_SITE,
  );
  const told = ["پروانه", "هدف", dossier, ref, "permit"].filter((word) => text.includes(word));
  const breach = told.length > 0 ? told.join() : status === 200 ? undefined : String(status);
  return { name: "the number itself", got: "the state", ...breach && { breach } };
}

export const TRACKING_ATTACKS: Attack[] = [
  {
    number: 46,
    title:
      `${GUESSES} tracking numbers in a minute, under invented addresses, browsers and sessions`,
    expected: `${TRACKING_A_MINUTE.ip} answered at most, then 429`,
    inTurn: true,
    attempts: () => Object.keys(ORDERS).map((name) => () => guess(name)),
    after: () => own.stop(),
  },
  {
    number: 46,
    title: "tracking numbers that are not quite right, and a right one",
    expected: "422, 413, 400 or 404; the state alone",
    attempts: (stage) => [
      ...Object.keys(TYPED).map((name) => () => typed(stage, name)),
      () => right(stage),
    ],
  },
];

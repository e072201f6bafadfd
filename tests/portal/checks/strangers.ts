/** What is another's, and what agencies write: the lists of attacks, whole, and what they do not ask. */
import { API_ID_ATTACKS } from "../../attacks/cases/api_ids.ts";
import { CITIZEN_ATTACKS } from "../../attacks/cases/citizens.ts";
import { STORED_MARKUP_ATTACKS } from "../../attacks/cases/stored_markup.ts";
import type { Attack } from "../../attacks/attack.ts";
import { fight } from "../../attacks/plan.ts";
import { portalOf } from "../../attacks/portal.ts";
import { setStage, type Stage } from "../../attacks/stage.ts";
import { quantile } from "../../faults/scenario.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { countAudit } from "../../support/store.ts";
import { eventually } from "../../support/waiting.ts";
import { openLetter, postLetter, withAgency } from "../agency_world.ts";

async function fought(stage: Stage, attack: Attack): Promise<Seen> {
  const { attempts } = await fight(attack, stage);
  const breaches = attempts.filter(({ breach }) => breach);
  return {
    what: attack.title,
    expected: attack.expected,
    got: `${attempts.length} attempts, ${breaches.length} breaches`,
    holds: attempts.length > 0 && breaches.length === 0,
  };
}

const TIMES = 400;
/** Two series of the same request differ by several per cent. */
const LIKE = 1.15;

/** By turns, so that both meet the same machine. */
async function timing(stage: Stage): Promise<Seen> {
  const { belongings: { letter } } = await portalOf(stage);
  const { browser, origin } = stage;
  const times: [theirs: number[], nobodys: number[]] = [[], []];
  for (let i = 0; i < 2 * TIMES; i++) {
    const id = i % 2 === 0 ? letter : crypto.randomUUID();
    const began = performance.now();
    await browser.send(`${origin}/letters/${id}`);
    times[i % 2].push(performance.now() - began);
  }
  const [theirs, nobodys] = times.map((all) => quantile(all, 0.25));
  const ratio = Math.max(theirs, nobodys) / Math.min(theirs, nobodys);
  return {
    what: `time of another person's letter and of an unknown one, ${TIMES} each by turns`,
    expected: `the quickest quarters within ${Math.round((LIKE - 1) * 100)} %`,
    got: `${theirs.toFixed(2)} ms and ${nobodys.toFixed(2)} ms`,
    holds: ratio <= LIKE,
  };
}

async function audited({ program: { dataDir } }: Stage): Promise<Seen> {
  const counts = await eventually(async () => {
    const [letters, dossiers] = await Promise.all([
      countAudit(dataDir, "letter.unknown"),
      countAudit(dataDir, "dossier.refused"),
    ]);
    if (letters === 0 || dossiers === 0) throw new Error("Not audited yet");
    return { letters, dossiers };
  }).catch(() => ({ letters: 0, dossiers: 0 }));
  return {
    what: "the audit log",
    expected: "a record of each within the hour",
    got: `${counts.letters} of letters, ${counts.dossiers} of dossiers`,
    holds: counts.letters > 0 && counts.dossiers > 0,
  };
}

async function others(): Promise<Seen[]> {
  await using stage = await setStage();
  const seen: Seen[] = [];
  for (const attack of [...CITIZEN_ATTACKS, ...API_ID_ATTACKS]) {
    seen.push(await fought(stage, attack));
  }
  return [...seen, await timing(stage), await audited(stage)];
}

async function markup(): Promise<Seen[]> {
  await using stage = await setStage();
  const seen: Seen[] = [];
  for (const attack of STORED_MARKUP_ATTACKS) seen.push(await fought(stage, attack));
  return [...seen, await order()];
}

/** A Latin name and a number with dashes, which lose their order without isolation (UAX #9). */
const order = (): Promise<Seen> =>
  withAgency(async (world) => {
    const [name, number] = ["ISO 9001-B", "۱۲-۳۴/۵۶"];
    const title = `گواهی ${name} شما`;
    const id = await postLetter(world, { title, number });
    await openLetter(world, id);
    const { main } = await world.reader.get(`${world.origin}/letters/${id}`);
    const isolated = (text: string) =>
      new RegExp(`<(?:bdi|h1)[^>]*\\bdir="(?:auto|ltr|rtl)"[^>]*>[^<]*${text}`).test(main) ||
      new RegExp(`<bdi[^>]*>[^<]*${text}[^<]*</bdi>`).test(main);
    const names = [name, number].filter((text) => !isolated(text));
    return {
      what: "a Latin name in the title, and a number with dashes",
      expected: "each isolated by an element of its own",
      got: names.length === 0 ? "both are" : `${names.join(", ")} not`,
      holds: names.length === 0,
    };
  });

export const STRANGERS: Check[] = [
  { number: 3, what: "What is another's", run: others },
  { number: 9, what: "Markup, links and the order of signs", run: markup },
];

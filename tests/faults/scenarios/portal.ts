/** What agencies send and are sent while their servers, the scanner, the store and the program fail. */
import { killWhilePosting } from "../../crash/killed_while_posting.ts";
import { withAgency } from "../../portal/agency_world.ts";
import { isHeld, postWithoutScanner } from "../../portal/without_scanner.ts";
import { failForHours } from "../../portal/webhooks_after_hours.ts";
import { lockStore } from "../../support/store_lock.ts";
import { countsOf, type Finding, type Scenario } from "../scenario.ts";

const KILLS = 40;
const HOURS = 3;
const LETTERS = 40;

async function killed(): Promise<Finding[]> {
  const seen = await killWhilePosting(KILLS);
  const { letters, unanswered, doubled, inBox, unread, files, clean } = seen;
  return [
    {
      what: "letters, each asked for again with its key until it was answered, and once more",
      sent: letters,
      expected: "one letter and one ID for each key, unread",
      got:
        `${inBox} in the box, ${unread} unread, ${doubled} with two IDs; ${unanswered} requests ` +
        `died with the program`,
      lost: Math.abs(letters - inBox) + Math.abs(letters - unread) + doubled,
    },
    {
      what: "files of 400 KB, continued where the program says that it is",
      sent: files,
      expected: "whole and scanned",
      got: `${clean} clean`,
      lost: files - clean,
    },
  ];
}

async function webhookDown(): Promise<Finding[]> {
  const { tried, events, taken, outOfOrder, renamed } = await failForHours(HOURS);
  return [{
    what: `events for a webhook that answers 503 for ${HOURS} hours of a simulated clock`,
    sent: events,
    expected: "all afterwards, in order for each letter, under their first IDs",
    got: `${taken} taken after ${tried} attempts in vain, ${outOfOrder} letters out of order, ` +
      `${renamed} renamed`,
    lost: events - taken + outOfOrder + renamed,
  }];
}

async function scannerDown(): Promise<Finding[]> {
  const seen = await postWithoutScanner();
  return [{
    what: "a letter with a file, while the scanner answers with an error",
    sent: 1,
    expected: "taken and shown without the file; the file once the scanner is back",
    got: `the page ${seen.page}, the file ${seen.during}, then ${seen.after}`,
    lost: isHeld(seen) ? 0 : 1,
  }];
}

/** Every letter is asked for while nothing can be written, and again afterwards. */
const storeLocked = () =>
  withAgency(async ({ call, subject, program }) => {
    const post = (i: number) =>
      call({
        ...{ method: "POST", path: "/letters" },
        body: { recipient: { subject }, kind: "decision", title: `رأی ${i}`, body: "متن" },
        headers: { "idempotency-key": `locked-${i}` },
      });
    const all = () => Promise.all(Array.from({ length: LETTERS }, (_, i) => post(i)));
    await post(0);
    const during = await (async () => {
      await using _ = await lockStore(program.dataDir);
      return await all();
    })();
    const [after, again] = [await all(), await all()];
    const ids = (answers: typeof after) => answers.map((answer) => answer.json().id);
    const same = ids(after).filter((id, i) => id === ids(again)[i]).length;
    const told = during.filter(({ status }, i) => status === 503 || i === 0).length;
    return [{
      what: "letters while another process locks the store, and again with the same keys",
      sent: LETTERS,
      expected: "503, then one letter for each key",
      got: `${
        countsOf(during.map(({ status }) => status))
      }; then ${new Set(ids(after)).size} IDs, ` +
        `${same} of them again`,
      lost: 2 * LETTERS - told - same,
    }];
  });

export const PORTAL_SCENARIOS: Scenario[] = [
  { number: 34, fault: "the store is locked while letters are posted", run: storeLocked },
  { number: 35, fault: "the virus scanner is down", run: scannerDown },
  { number: 38, fault: `kill -9 while letters and files arrive, ${KILLS} times`, run: killed },
  { number: 41, fault: "a webhook is down for hours", run: webhookDown },
];

/** Letters that are asked for again and again. */
import { killWhilePosting } from "../../crash/killed_while_posting.ts";
import { countsOf } from "../../faults/scenario.ts";
import type { Answer } from "../../support/call_api.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { type AgencyWorld, withAgency } from "../agency_world.ts";

const AT_ONCE = 50;
const KILLS = 10;
const LINES = 1000;
const BAD = [7, 500, 999];

const letterTo = ({ subject }: AgencyWorld, title: string) => ({
  ...{ recipient: { subject }, kind: "decision", title, body: "متن" },
});

async function together(world: AgencyWorld): Promise<Seen[]> {
  const { call } = world;
  const post = (title: string): Promise<Answer> =>
    call({
      ...{ method: "POST", path: "/letters", body: letterTo(world, title) },
      headers: { "idempotency-key": "one" },
    });
  const all = await Promise.all(Array.from({ length: AT_ONCE }, () => post("رأی")));
  const ids = new Set(all.map((answer) => answer.json().id));
  const other = await post("رأی دیگر");
  return [{
    what: `the same key and body ${AT_ONCE} times at once`,
    expected: "202 with one ID",
    got: `${countsOf(all.map(({ status }) => status))}, ${ids.size} ID`,
    holds: ids.size === 1 && all.every(({ status }) => status === 202),
  }, {
    what: "the same key with another body",
    expected: "422 `key_reused`",
    got: `${other.status} \`${other.json().code}\``,
    holds: other.status === 422 && other.json().code === "key_reused",
  }];
}

async function batch(world: AgencyWorld): Promise<Seen[]> {
  const lines = Array.from({ length: LINES }, (_, i) =>
    BAD.includes(i) ? "{" : JSON.stringify({
      key: `line-${i}`,
      letter: letterTo(world, `رأی ${i}`),
    })).join("\n");
  const send = async (): Promise<{ id?: string; code?: string }[]> => {
    const { text } = await world.call({
      ...{ method: "POST", path: "/letters/batch", body: lines },
      headers: { "content-type": "application/x-ndjson" },
    });
    return text.trim().split("\n").map((line) => JSON.parse(line));
  };
  const [first, second] = [await send(), await send()];
  const taken = first.filter(({ id }) => id !== undefined).length;
  const same = first.filter(({ id }, i) => id !== undefined && id === second[i].id).length;
  const wrong = first.flatMap(({ code }, i) => code === undefined ? [] : [i]);
  return [{
    what: `a batch of ${LINES} lines of which ${BAD.length} are broken`,
    expected: `${LINES - BAD.length} taken, the others named`,
    got: `${taken} taken, lines ${wrong.map((i) => i + 1).join(", ")} refused`,
    holds: taken === LINES - BAD.length && wrong.join() === BAD.join(),
  }, {
    what: "the same batch again",
    expected: "the same IDs",
    got: `${same} of ${taken}`,
    holds: same === taken,
  }];
}

async function killed(): Promise<Seen> {
  const { letters, unanswered, doubled, inBox } = await killWhilePosting(KILLS);
  return {
    what: `the program killed ${KILLS} times while ${letters} letters are posted`,
    expected: "each asked for again gets the ID that it had; none doubled, none lost",
    got: `${unanswered} requests died and were repeated; ${inBox} in the box, ${doubled} doubled`,
    holds: inBox === letters && doubled === 0 && unanswered > 0,
  };
}

export const POSTING: Check[] = [{
  number: 5,
  what: "One letter for one key",
  run: async () => [...await withAgency(together), await killed(), ...await withAgency(batch)],
}];

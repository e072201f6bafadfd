/**
 * The life of a service at the desk, each step over HTTP as staff do it, and how soon every worker
 * and process knows: applied for, approved by two experts, suspended, resumed, revised, taken back
 * by the watch, retired.
 */
import { actRecord } from "../../../domain/application/history.ts";
import { listAll } from "../../../domain/platform/read.ts";
import { apply, approve, deskOf, revise } from "../../http/application/whole_way.ts";
import { phoneOf } from "../../http/journey.ts";
import { until } from "../../support/waiting.ts";
import type { Finding } from "../scenario.ts";
import { type Answered, startClicking, untilEverywhere, visitorsAt } from "./everywhere.ts";
import type { Place } from "./place.ts";
import { answerOf, startAgencyServer } from "./servers.ts";

/** Milliseconds within which everybody must know. */
const SOON = 3000;
/** Milliseconds from the first failure of a revision until the former one answers. */
const BACK = 60_000;
const SERVICE = "new-library";
/** The mobile of the sample manager. */
const MANAGER = "09120009001";

const shown = (all: readonly number[]) => all.map((one) => `${Math.round(one)} ms`).join(", ");

const seen = (what: string, expected: string, took: readonly number[], limit: number): Finding => ({
  ...{ what, sent: took.length, expected },
  got: shown(took),
  lost: took.filter((one) => one > limit).length,
});

const isBy = (server: string) => ({ status, text }: Answered) =>
  status === 200 && text === answerOf(server, SERVICE);
const isClosed = ({ status }: Answered) => status === 502;

/** `where`: the workers or processes that are asked. */
export async function liveAt(place: Place, where: string): Promise<Finding[]> {
  await using first = await startAgencyServer("first");
  await using second = await startAgencyServer("second");
  const { program: { origin } } = place;
  const address = new URL(origin.replace("//", `//${SERVICE}.`));
  const visitors = await visitorsAt(place);
  const manager = await place.staff("sample.manager");
  const experts = [await place.staff("sample.expert"), await place.staff("second.expert")];
  const within = (isWanted: (answered: Answered) => boolean, since: number) =>
    untilEverywhere(visitors, { address, since, isWanted });

  async function decide(id: string, wanted: number): Promise<number> {
    for (const expert of experts.slice(0, wanted - 1)) await approve(place, expert, id);
    const since = performance.now();
    await approve(place, experts[wanted - 1], id);
    return since;
  }

  async function stand(change: string): Promise<number> {
    const path = `/services/${SERVICE}`;
    const page = await manager.get(deskOf(place) + path);
    const since = performance.now();
    const changed = await manager.submit(page, { change }, { to: `${path}/standing` });
    if (changed.status !== 200) throw new Error(`${change}: ${changed.status}\n${changed.main}`);
    return since;
  }

  const id = await apply(place, manager, { serviceId: SERVICE, upstream: first.origin });
  const live = await within(isBy("first"), await decide(id, 2));
  const suspended = await within(isClosed, await stand("suspend"));
  const resumed = await within(isBy("first"), await stand("resume"));

  await revise(place, manager, { id, upstream: second.origin });
  const clicking = startClicking(visitors, address);
  const moved = await within(isBy("second"), await decide(id, 2));
  const change = [...clicking.clicks];
  second.isFailing = true;
  const broken = { since: performance.now(), time: Date.now() };
  const back = await untilEverywhere(visitors, {
    address,
    since: broken.since,
    isWanted: isBy("first"),
  });
  await clicking.stop();
  const told = await tellings(place, id, broken.time);

  await stand("suspend");
  const retired = await within(isClosed, await stand("retire"));
  const isWrong = ({ status }: Answered) => status !== 200;
  const soon = `≤ ${SOON / 1000} s`;
  return [
    seen(`approved by the second expert → right answers of ${where}`, soon, live, SOON),
    seen(`suspended by its manager → refused by ${where}`, soon, suspended, SOON),
    seen(`resumed → right answers of ${where}`, soon, resumed, SOON),
    seen(`the next revision approved → its answers from ${where}`, soon, moved, SOON),
    {
      what: "clicks of people while the revision changes",
      sent: change.length,
      expected: "200 throughout, of one revision or the other",
      got: `${change.filter(isWrong).length} others`,
      lost: change.filter(isWrong).length,
    },
    seen(
      `each answer of the revision is 503 → the former one answers at ${where}`,
      `≤ ${BACK / 1000} s`,
      back,
      BACK,
    ),
    {
      what: "its return, in the history and in messages to the agency",
      sent: 1,
      expected: "told once",
      got: told,
      lost: told === "1 and 1" ? 0 : 1,
    },
    seen(`suspended and retired → refused by ${where}`, soon, retired, SOON),
  ];
}

/** Lines of the history, and news on the manager's phone since then. */
async function tellings(place: Place, id: string, since: number): Promise<string> {
  const news = async () =>
    (await phoneOf(place.program, MANAGER)).filter(({ at }) => Date.parse(at) >= since).length;
  await until(async () => await news() > 0, "news for the agency").catch(() => {});
  const acts = await place.withStore((store) => Array.fromAsync(listAll(store, actRecord.all(id))));
  return `${acts.filter(({ value }) => value.kind === "taken_back").length} and ${await news()}`;
}

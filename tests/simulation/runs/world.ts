/** One run from one seed: a day or two of a small country. */
import type { Invariant, Watcher } from "../invariants/watcher.ts";
import { accounts } from "../invariants/accounts.ts";
import { actsOnce } from "../invariants/acts_once.ts";
import { boundsOfPerson, boundsOfPlace, boundsOfSystem } from "../invariants/bounds.ts";
import { acknowledgedStays, auditIsComplete } from "../invariants/durability.ts";
import { sessions } from "../invariants/sessions.ts";
import { auditsOf } from "../invariants/watcher.ts";
import { checkChain } from "../../../domain/platform/audit_chain.ts";
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { forgetNames } from "../actors/browser.ts";
import type { Stage } from "../actors/stage.ts";
import { createDice } from "../engine/dice.ts";
import { createHistory } from "../engine/history.ts";
import { createTimeline } from "../engine/timeline.ts";
import { createFront } from "../machine/front.ts";
import { hash, type MachineDeps, startMachine } from "../machine/machine.ts";
import { createOutside } from "../machine/outside.ts";
import { createPerson } from "../machine/people.ts";
import { START } from "../machine/settings.ts";
import { createStoreEngine } from "../store/engine.ts";
import { createStoreNetwork } from "../store/network.ts";
import { nameOf } from "../store/operations.ts";
import type { Bug } from "./bugs.ts";
import { playDays, RESIDENTS } from "./days.ts";

export interface RunOptions {
  seed: number;
  signIns: number;
  bug?: Bug;
}

export interface RunResult {
  seed: number;
  signIns: number;
  commits: number;
  /** Events until the end, or until an invariant did not hold. */
  steps: number;
  /** Equal only if the same happened in the same order. */
  digest: string;
  broken?: { invariant: Invariant | "no fault of the program"; what: string };
}

const MACHINES = 3;

export async function run({ seed, signIns, bug }: RunOptions): Promise<RunResult> {
  forgetNames();
  const dice = createDice(seed);
  const timeline = createTimeline(START);
  const history = createHistory();
  const engine = createStoreEngine(timeline);
  const network = createStoreNetwork(dice);
  const result: RunResult = { seed, signIns: 0, commits: 0, steps: 0, digest: "" };
  // A planted bug often breaks other invariants before its own.
  const watcher = watchAll((invariant, what) => {
    if (!bug || bug.breaks === invariant) result.broken ??= { invariant, what };
  });
  const people = Array.from({ length: RESIDENTS }, (_, i) => createPerson(i, dice));
  const outside = createOutside({ timeline, dice, people });
  const deps: MachineDeps = {
    timeline,
    dice,
    engine,
    network,
    outside,
    sabotage: bug?.sabotage,
    isDeaf: bug?.isDeaf,
    onAcknowledged: watcher.acknowledged,
    onCommitted(commit) {
      result.commits++;
      result.signIns += auditsOf(commit.asked, "session.created").length;
      const written = commit.asked.writes.map(({ key }) => nameOf(key)).join();
      history.note(`${commit.at} ${commit.machine} ${commit.version} ${written}`);
      watcher.committed(commit);
    },
  };
  const front = createFront(deps, MACHINES);
  const stage: Stage = {
    timeline,
    dice,
    front,
    outside,
    watcher,
    seen: { handoffs: [], links: [] },
  };
  const failOver = (duration: number) => {
    const restore = bug?.isLossy ? engine.copy() : undefined;
    timeline.after(bug?.isLossy ? 300 : 0, () => {
      network.losePrimary(timeline.now(), duration);
      restore?.();
    });
  };
  const isBroken = () => result.broken !== undefined;
  let isDone = false;

  async function play() {
    const isEnough = () => isBroken() || result.signIns >= signIns;
    await playDays(stage, { network, failOver }, isEnough);
    await rest();
  }

  /** Everything heals, and what is promised is done. */
  async function rest() {
    front.isCalm = true;
    network.heal();
    await timeline.sleep(MINUTE);
    const last = startMachine(deps, "last");
    while ((await last.chain.unsealed()).count > 0) {
      await last.chain.seal();
      await timeline.sleep(SECOND);
    }
    const links = await Array.fromAsync(last.chain.links());
    const verdict = await checkChain(hash, links, [await last.chain.head()]);
    watcher.rested({ engine, links, fault: verdict.broken?.fault });
  }

  play().catch((error) =>
    result.broken ??= { invariant: "no fault of the program", what: String(error?.stack ?? error) }
  ).finally(() => isDone = true);
  await timeline.run(() => isDone || isBroken());
  return { ...result, steps: timeline.steps(), digest: history.digest() };
}

type Broke = (invariant: Invariant, what: string) => void;

function watchAll(broke: Broke): Required<Watcher> {
  const all: Watcher[] = [
    actsOnce,
    boundsOfPerson,
    boundsOfPlace,
    boundsOfSystem,
    accounts,
    sessions,
    acknowledgedStays,
    auditIsComplete,
  ].map((watch) => watch(broke));
  return {
    committed: (commit) => all.forEach((one) => one.committed?.(commit)),
    acknowledged: (commit) => all.forEach((one) => one.acknowledged?.(commit)),
    accepted: (acceptance) => all.forEach((one) => one.accepted?.(acceptance)),
    given: (held, token) => all.forEach((one) => one.given?.(held, token)),
    rested: (rest) => all.forEach((one) => one.rested?.(rest)),
  };
}

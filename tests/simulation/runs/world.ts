/** One run from one seed: some days of a small country, which end in peace. */
import { checkChain } from "../../../domain/platform/audit_chain.ts";
import { SESSION_ENDING } from "../../../domain/session/session_ends.ts";
import { resume } from "../../../domain/outbox/control.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
import { outboxRecord, PARTITIONS } from "../../../domain/outbox/message.ts";
import { listAll } from "../../../domain/platform/read.ts";
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { forgetNames } from "../actors/browser.ts";
import type { Stage } from "../actors/stage.ts";
import { createDice } from "../engine/dice.ts";
import { createHistory, type History } from "../engine/history.ts";
import { sealClocks } from "../engine/sealed_clocks.ts";
import { createTimeline } from "../engine/timeline.ts";
import { watchAll } from "../invariants/all.ts";
import { auditsOf, type Broke, type Invariant } from "../invariants/watcher.ts";
import { createFront } from "../machine/front.ts";
import { hash, type Machine, type MachineDeps, startMachine } from "../machine/machine.ts";
import { createOutside } from "../machine/outside.ts";
import { createPerson } from "../machine/people.ts";
import { createReceivers } from "../machine/receivers.ts";
import { START } from "../machine/settings.ts";
import { createStoreEngine } from "../store/engine.ts";
import { createStoreNetwork } from "../store/network.ts";
import { type Committed, nameOf } from "../store/operations.ts";
import type { Bug } from "./bugs.ts";
import { playDays, RESIDENTS } from "./days.ts";

export interface RunOptions {
  seed: number;
  /** At least so many. */
  signIns: number;
  bug?: Bug;
  /** Those who come on some days only come every day. */
  isEverybody?: boolean;
}

export interface RunResult {
  seed: number;
  signIns: number;
  commits: number;
  /** Events until the end, or until an invariant did not hold. */
  steps: number;
  /** How often each thing was recorded in the audit log. */
  events: Record<string, number>;
  /** Equal only if the same happened in the same order. */
  digest: string;
  broken?: { invariant: Invariant | "no fault of the program"; what: string };
}

const MACHINES = 3;

export async function run({ seed, signIns, bug, isEverybody }: RunOptions): Promise<RunResult> {
  forgetNames();
  const history = createHistory();
  const result: RunResult = { seed, signIns: 0, commits: 0, steps: 0, events: {}, digest: "" };
  const isBroken = () => result.broken !== undefined;
  // A planted bug often breaks other invariants before its own.
  const world = createWorld({ seed, bug }, (invariant, what) => {
    if (!bug || bug.breaks === invariant) result.broken ??= { invariant, what };
  }, {
    onCommitted: (commit) => count(commit, result, history),
    onFault: (error) => result.broken ??= faultOf(error),
  });
  const { timeline } = world;

  let isDone = false;
  async function play() {
    const front = createFront(world, MACHINES);
    const stage: Stage = { ...world, front, seen: { handoffs: [], links: [] } };
    const isEnough = () => isBroken() || result.signIns >= signIns;
    await playDays(stage, { ...world, failOver: createFailOver(world, bug) }, {
      isEnough,
      isEverybody,
    });
    front.isCalm = true;
    await rest(world);
  }

  const unseal = sealClocks(timeline);
  try {
    play().catch((error) => result.broken ??= faultOf(error)).finally(() => isDone = true);
    await timeline.run(() => isDone || isBroken());
  } finally {
    unseal();
  }
  return { ...result, steps: timeline.steps(), digest: history.digest() };
}

const faultOf = (error: unknown): RunResult["broken"] => ({
  invariant: "no fault of the program",
  what: error instanceof Error ? error.stack ?? error.message : String(error),
});

type World = ReturnType<typeof createWorld>;

function createWorld(
  { seed, bug }: Pick<RunOptions, "seed" | "bug">,
  broke: Broke,
  { onCommitted, onFault }: Pick<MachineDeps, "onCommitted" | "onFault">,
) {
  const dice = createDice(seed);
  const timeline = createTimeline(START + dice.below(60) * MINUTE);
  const people = Array.from({ length: RESIDENTS }, (_, i) => createPerson(i, dice));
  const watcher = watchAll(broke);
  const deps: MachineDeps = {
    timeline,
    dice,
    engine: createStoreEngine(timeline),
    network: createStoreNetwork(dice),
    outside: createOutside({ timeline, dice, people, onSent: watcher.messaged }),
    receivers: createReceivers({ timeline, dice, onReceived: watcher.received }),
    sabotage: bug?.sabotage,
    isDeaf: bug?.isDeaf,
    isUnleased: bug?.isUnleased,
    isStubborn: bug?.isStubborn,
    onFault,
    onAcknowledged: watcher.acknowledged,
    onCommitted(commit) {
      onCommitted(commit);
      watcher.committed(commit);
    },
  };
  return { ...deps, watcher };
}

function count({ asked, at, machine, version }: Committed, result: RunResult, history: History) {
  result.commits++;
  for (const { event } of auditsOf(asked)) {
    result.events[event] = (result.events[event] ?? 0) + 1;
    if (event === "session.created") result.signIns++;
  }
  history.note(`${at} ${machine} ${version} ${asked.writes.map(({ key }) => nameOf(key)).join()}`);
}

/** A standby becomes the primary; it has everything that was acknowledged, unless a bug says no. */
function createFailOver({ engine, timeline, network, dice }: World, bug?: Bug) {
  return (duration: number, stranded: string) => {
    const restore = bug?.isLossy ? engine.copy() : undefined;
    timeline.after(restore ? SECOND / 3 : 0, () => {
      const until = timeline.now() + duration;
      if (dice.chance(0.5)) network.strand(stranded, until + SECOND, engine.asOfNow());
      network.losePrimary(timeline.now(), duration);
      restore?.();
    });
  };
}

/** Sessions may be left that end later. */
async function isSomethingWaiting({ store, clock }: Machine["ports"]): Promise<boolean> {
  for await (const { key, value } of listAll(store, receiverRecord.all())) {
    // By an operator, after it failed for a day.
    if (value.state === "paused") await resume({ store, clock }, String(key.at(-1)));
    return true;
  }
  for (let partition = 0; partition < PARTITIONS; partition++) {
    for await (const { value } of listAll(store, outboxRecord.all(partition))) {
      if (value.kind !== SESSION_ENDING) return true;
    }
  }
  return false;
}

/** Everything heals, and what is promised is done. */
async function rest(world: World): Promise<void> {
  const { timeline, network, engine, watcher, receivers } = world;
  network.heal();
  receivers.heal();
  await timeline.sleep(MINUTE);
  const { chain, ports } = startMachine(world, "last");
  while (await isSomethingWaiting(ports)) {
    timeline.leap(MINUTE);
    await timeline.sleep(MINUTE);
  }
  while ((await chain.unsealed()).count > 0) await timeline.sleep(SECOND);
  const links = await Array.fromAsync(chain.links());
  const verdict = await checkChain(hash, links, [await chain.head()]);
  watcher.rested({ engine, links, fault: verdict.broken?.fault });
}

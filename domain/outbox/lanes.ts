/** Runs tasks in parallel that must keep their order only within a lane. */

export interface LaneOptions<Item> {
  /** `undefined`: a lane of its own. */
  laneOf(item: Item): string | undefined;
  /** Lanes at a time. */
  limit: number;
  /** After so many failures in a row nothing more is started. */
  stopAfter: number;
  /** Whether it succeeded; a lane ends with its first failure. */
  run(item: Item): Promise<boolean>;
}

export interface LaneResult<Item> {
  succeeded: Item[];
  failed: Item[];
  /** In their order; some of them only behind a failure. */
  unstarted: Item[];
  /** Too many failed in a row. */
  isStopped: boolean;
}

export async function runInLanes<Item>(
  items: readonly Item[],
  { laneOf, limit, stopAfter, run }: LaneOptions<Item>,
): Promise<LaneResult<Item>> {
  const lanes = Map.groupBy(items, (item) => laneOf(item) ?? item).values();
  const succeeded: Item[] = [];
  const failed: Item[] = [];
  let inARow = 0;

  async function follow() {
    // All followers take from one iterator: each lane is followed once.
    for (const lane of lanes) {
      for (const item of lane) {
        if (inARow >= stopAfter) return;
        const isGood = await run(item);
        (isGood ? succeeded : failed).push(item);
        inARow = isGood ? 0 : inARow + 1;
        if (!isGood) break;
      }
    }
  }

  const ended = await Promise.allSettled(Array.from({ length: limit }, follow));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  const started = new Set([...succeeded, ...failed]);
  const unstarted = items.filter((item) => !started.has(item));
  return { succeeded, failed, unstarted, isStopped: inARow >= stopAfter };
}

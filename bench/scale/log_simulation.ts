/**
 * Commits at a rate that this machine cannot make, at one log: a commit waits until the fsync that
 * is under way has ended, and the next one is for all that have arrived by then, as PostgreSQL does
 * it. Commits arrive at random; of those that are under way there are at most as many as
 * connections, and the others wait for one.
 */
export interface SimulatedLog {
  /** In a second. */
  commits: number;
  /** Milliseconds. */
  fsync: number;
  connections: number;
  /** How many commits are simulated. */
  count: number;
  /** From 0 to 1. */
  random(): number;
}

export interface LogTimes {
  /** Milliseconds from arrival to the end of the fsync. */
  p50: number;
  p95: number;
  /** Commits of one fsync. */
  perFsync: number;
}

export function simulateLog(
  { commits, fsync, connections, count, random }: SimulatedLog,
): LogTimes {
  const arrivals: number[] = [];
  for (let at = 0; arrivals.length < count;) {
    at -= Math.log(1 - random()) * 1000 / commits;
    arrivals.push(at);
  }
  const times: number[] = [];
  let now = 0;
  let fsyncs = 0;
  for (let next = 0; next < count; fsyncs++) {
    now = Math.max(now, arrivals[next]);
    let end = next;
    while (end < count && end - next < connections && arrivals[end] <= now) end++;
    now += fsync;
    for (; next < end; next++) times.push(now - arrivals[next]);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (count - 1))];
  return { p50: at(0.5), p95: at(0.95), perFsync: count / fsyncs };
}

/** Always the same numbers (Lehmer's generator), so that a simulation can be repeated. */
export function createRandom(seed = 1): () => number {
  let state = seed;
  return () => (state = state * 48_271 % 2_147_483_647) / 2_147_483_647;
}

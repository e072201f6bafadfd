/** The desk of two running workers, and members who are signed in and read its pages. */
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import type { Store } from "../../domain/platform/store.ts";
import type { Role } from "../../domain/staff/role.ts";
import { beginStaffSession } from "../../domain/staff/session.ts";
import { staffRecord } from "../../domain/staff/staff.ts";
import { type Load, send } from "../../bench/federation/load.ts";
import { quantile } from "../faults/scenario.ts";
import type { Seen } from "../support/checks.ts";
import { startTwoWorkers } from "../crash/two_workers.ts";
import { openStore } from "../http/store.ts";
import { member } from "../routes/desk/parts.ts";

/** Of applications. */
export const COUNT = 5000;
/** Milliseconds at the 95th percentile. */
const LIMIT = 50;
/** Requests before the first that counts: V8 has not compiled what they need. */
const WARM_UP = 150;

export interface DeskWorld {
  store: Store;
  /** A member of `agency-1`, or of the window, is signed in; the cookie. */
  signIn(role: Role): Promise<string>;
  /** Pages of the desk, asked for by so many readers who ask again at once. */
  read(asked: Asked): Promise<Load>;
}

interface Asked {
  path: string;
  cookie: string;
  readers: number;
  requests: number;
  /** Nothing is asked before. */
  isCold?: true;
}

/** `environmentOf`: of the program, given its data folder. */
export async function withDesk<T>(
  run: (world: DeskWorld) => Promise<T>,
  environmentOf?: Parameters<typeof startTwoWorkers>[0],
): Promise<T> {
  await using running = await startTwoWorkers(environmentOf);
  using own = await openStore({ program: running, clock: systemClock });
  const host = `desk.localhost:${running.port}`;
  const { port, child: { pid } } = running;
  return await run({
    store: own.store,
    async signIn(role) {
      const isOfWindow = ["expert", "operator", "support"].includes(role);
      const staff = member(`check-${role}`, [role], isOfWindow ? { agencyId: undefined } : {});
      const write = commitTo(own.store).set(staffRecord(staff.id), staff);
      const begun = { staff, factor: "totp", now: systemClock.now() } as const;
      const token = beginStaffSession(write, { ...own, random: systemRandom }, begun);
      await write.commit();
      return `panjereh_desk=${token}`;
    },
    async read({ path, cookie, readers, requests, isCold }) {
      const headers = { host, cookie, accept: "text/html", "accept-encoding": "br" };
      const asked = { method: "GET" as const, path, headers, status: 200 };
      if (!isCold) await send({ port, pid, atOnce: readers }, Array(WARM_UP).fill(asked));
      return await send({ port, pid, atOnce: readers }, Array(requests).fill(asked));
    },
  });
}

const tenths = (time: number) => `${time.toFixed(1)} ms`;

/** A speed, which must be within the limit at the 95th percentile. */
export function seenOf(what: string, { times, failed, processor }: Omit<Load, "rate">): Seen {
  const p95 = quantile(times, 0.95);
  return {
    what,
    expected: `p95 ≤ ${LIMIT} ms`,
    got: `p50 ${tenths(quantile(times, 0.5))}, p95 ${tenths(p95)}, ` +
      `${tenths(processor)} of processor each, load ${load()}` +
      (failed ? `, ${failed} failed` : ""),
    holds: p95 <= LIMIT && failed === 0,
  };
}

const load = () => Deno.loadavg()[0].toFixed(1);

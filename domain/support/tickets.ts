/** Questions as support sees them: lists, and who is looking at one of them. */
import { transact } from "../platform/commit.ts";
import { MINUTE, type Seal } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import { type PageAsked, readSealedEntries } from "../platform/sealed_page.ts";
import type { Clock } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import { readByNumber } from "./answer.ts";
import {
  PEOPLE,
  STAFF,
  type SupportRequest,
  type SupportState,
  type TicketBook,
  type Topic,
} from "./request.ts";

export const BOOKS = { people: PEOPLE, staff: STAFF } as const satisfies Record<string, TicketBook>;
export type Askers = keyof typeof BOOKS;

/**
 * Who looks at a question: told to others for ten minutes, and no lock. Two who answer at once are
 * told by the number of messages that they had read.
 */
export interface Lease {
  staffId: string;
  name: string;
  at: number;
}

export const LEASE = 10 * MINUTE;

export const supportLeaseRecord = record<Lease, [number: string]>("support_lease", {
  about: "which member of support looks at a question",
  expireIn: LEASE,
});

export interface TicketRow {
  request: SupportRequest;
  lease: Lease | null;
}

export interface TicketPage {
  rows: TicketRow[];
  isFirst: boolean;
  next?: string;
}

interface ListAsked extends PageAsked {
  askers: Askers;
  state: SupportState;
  /** Absent: all. */
  topic?: Topic;
}

/** Pages that are looked through for a topic before the rest is a page of its own. */
const MAX_LOOKED_THROUGH = 20;

/** Those that wait: the first to wait first. The others: the newest first. */
export async function listTickets(
  deps: { store: Store; seal: Seal },
  asked: ListAsked,
): Promise<TicketPage> {
  const first = await listPage(deps, asked);
  let { rows, next } = first;
  for (let i = 0; rows.length === 0 && next && i < MAX_LOOKED_THROUGH; i++) {
    ({ rows, next } = await listPage(deps, { ...asked, cursor: next }));
  }
  return { rows, isFirst: first.isFirst, next };
}

async function listPage(
  deps: { store: Store; seal: Seal },
  { askers, state, topic, ...asked }: ListAsked,
): Promise<TicketPage> {
  const book = BOOKS[askers];
  const below = state === "waiting" ? book.waiting.all() : book.handled.all(state);
  const context = `tickets ${askers} ${state}`;
  const { entries, isFirst, next } = await readSealedEntries(deps, below, { context, ...asked });
  const found = await read(
    deps.store,
    entries.map(({ key, value }) => {
      const number = String(key.at(-1));
      return { request: book.request(value, number), lease: supportLeaseRecord(number) };
    }),
  );
  const isWanted = (request: SupportRequest) => topic === undefined || request.topic === topic;
  const rows = found.flatMap(({ request, lease }) =>
    // A version without these lists may have moved it, or it was deleted with its account.
    request.value?.state === state && isWanted(request.value)
      ? [{ request: request.value, lease: lease.value }]
      : []
  );
  return { rows, isFirst, next };
}

/** As many are counted: more are a day's work all the same. */
const MAX_COUNTED = 100;

/** How many questions wait, of people and of agencies' staff. */
export async function countWaiting(store: Store): Promise<number> {
  let count = 0;
  for (const { waiting } of Object.values(BOOKS)) {
    for await (const _ of listAll(store, waiting.all())) {
      if (++count === MAX_COUNTED) return count;
    }
  }
  return count;
}

/** Opens a question. `other`: who else has looked at it within ten minutes; they keep their lease. */
export async function openTicket(
  { store, clock }: { store: Store; clock: Clock },
  { askers, number, staff }: {
    askers: Askers;
    number: string;
    staff: { id: string; name: string };
  },
): Promise<{ request: SupportRequest; other?: Lease } | null> {
  return await transact(store, async (read) => ({
    request: await readByNumber(read, BOOKS[askers], number),
    lease: await read(supportLeaseRecord(number)),
  }), ({ request, lease }, write) => {
    if (!request) return null;
    const now = clock.now();
    const held = lease.value && now < lease.value.at + LEASE ? lease.value : null;
    if (held && held.staffId !== staff.id) return { request: request.value, other: held };
    write.set(lease, { staffId: staff.id, name: staff.name, at: now });
    return { request: request.value };
  });
}

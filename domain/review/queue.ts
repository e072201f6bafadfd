/** What waits for experts. */
import type { ListedApplication } from "../application/application.ts";
import { isOverdue, promisedClock } from "../application/clock.ts";
import { linesOf } from "../application/lines.ts";
import type { ApplicationState } from "../application/state.ts";
import { numberedPage } from "../platform/numbered_page.ts";
import type { Store } from "../platform/store.ts";

export const QUEUE_FILTERS = ["all", "mine", "unassigned", "overdue"] as const;
export type QueueFilter = typeof QUEUE_FILTERS[number];

/** Entries of a page. */
export const QUEUE_PAGE = 20;

const WAITING = ["submitted", "in_review"] as const satisfies readonly ApplicationState[];

export interface Queue {
  /** The first to be due comes first. */
  rows: ListedApplication[];
  counts: Record<QueueFilter, number>;
  /** From 1. */
  page: number;
  pages: number;
}

interface Asked {
  filter: QueueFilter;
  /** Of the expert who looks. */
  staffId: string;
  page?: number;
  now: number;
}

export async function readQueue(store: Store, asked: Asked): Promise<Queue> {
  const lines = await linesOf(store, "all", WAITING);
  return queueOf(lines.map(({ value }) => value), asked);
}

export function queueOf(waiting: readonly ListedApplication[], asked: Asked): Queue {
  const { filter, staffId, page = 1, now } = asked;
  const due = waiting.map((row) => ({ row, at: dueAt(row) }));
  const filters: Record<QueueFilter, (one: typeof due[number]) => boolean> = {
    all: () => true,
    mine: ({ row }) => row.expert === staffId,
    unassigned: ({ row }) => row.expert === undefined,
    overdue: ({ row }) => isOverdue(row, now),
  };
  const counts = Object.fromEntries(
    QUEUE_FILTERS.map((name) => [name, due.filter(filters[name]).length]),
  ) as Queue["counts"];
  const found = due.filter(filters[filter]).sort((a, b) => a.at - b.at);
  const { items, ...place } = numberedPage(found, page, QUEUE_PAGE);
  return { rows: items.map(({ row }) => row), counts, ...place };
}

/** One from before there was a promised time is due at once. */
function dueAt(row: ListedApplication): number {
  const clock = promisedClock(row);
  return clock?.is === "running" ? clock.endsAt : 0;
}

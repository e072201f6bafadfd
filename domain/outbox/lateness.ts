/** By how much the outbox is late: a worker looks into it several times a second. */
import type { Clock } from "../platform/platform.ts";
import { firstPage } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { dueAtOf, outboxRecord, PARTITIONS } from "./message.ts";

/** Milliseconds since the oldest message that is due could have left; 0 while none is due. */
export async function outboxLateness(
  { store, clock }: { store: Store; clock: Clock },
): Promise<number> {
  const now = clock.now();
  const partitions = Array.from({ length: PARTITIONS }, (_, one) => one);
  const oldest = await Promise.all(
    partitions.map((one) => firstPage(store, outboxRecord.all(one), 1)),
  );
  return Math.max(0, ...oldest.flat().map((row) => now - Math.max(dueAtOf(row), row.value.at)));
}

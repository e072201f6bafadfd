/** A queue or lane that nothing wakes, whatever the reason, is looked at all the same. */
import { commitTo } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { partitionOf } from "./message.ts";
import type { PartitionLease } from "./partition_lease.ts";
import { receiverRecord } from "./receiver.ts";
import { laneRecord } from "./set_aside.ts";
import { wakeAt } from "./wake.ts";

/** `late`: milliseconds after which they should have been worked through. */
export async function wakeLate(
  { store, clock }: { store: Store; clock: Clock },
  partitions: readonly PartitionLease[],
  late: number,
): Promise<void> {
  const now = clock.now();
  const isLate = ({ nextAt }: { nextAt: number }) => now >= nextAt + late;

  async function wake(receiver: string, order?: string): Promise<void> {
    const lease = await partitions[partitionOf(receiver)].hold();
    if (!lease) return;
    const write = commitTo(store).check(lease);
    wakeAt(write, receiver, { dueAt: now, since: now, order });
    await write.commit();
  }

  for await (const { key, value } of listAll(store, receiverRecord.all())) {
    if (value.state === "behind" && isLate(value)) await wake(String(key.at(-1)));
  }
  for await (const { key, value } of listAll(store, laneRecord.all())) {
    if (isLate(value)) await wake(String(key.at(-2)), String(key.at(-1)));
  }
}

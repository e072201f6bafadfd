/** How fast the audit log is sealed: the one process that holds the lease seals for all. */
import type { Row } from "../../gateway/results.ts";
import { FAST_DISK, SLOW_DISK } from "../disk.ts";
import { nameOfStore } from "../engines.ts";
import type { Bench } from "../part.ts";
import { workAlone } from "../store_alone.ts";
import type { Engine } from "../world.ts";

const RECORDS = 20_000;
const ENGINES: Engine[] = ["kv", "postgres"];

export async function* measureSealing({ quick }: Bench): AsyncGenerator<Row> {
  const records = quick ? 1000 : RECORDS;
  for (const disk of [FAST_DISK, SLOW_DISK]) {
    for (const engine of ENGINES) {
      const { figures } = await workAlone({ engine, disk }, { name: "seal", records });
      yield { name: nameOfStore(engine, disk), figures };
    }
  }
}

/** The store alone: commits from one process, without pages. */
import type { Row } from "../../gateway/results.ts";
import type { Disk } from "../disk.ts";
import { DISKS, nameOfStore } from "../engines.ts";
import type { Bench } from "../part.ts";
import { workAlone } from "../store_alone.ts";
import type { Engine } from "../world.ts";

const ENGINES: Engine[] = ["kv", "postgres"];

export async function* measureCommits({ seconds }: Bench): AsyncGenerator<Row> {
  for (const disk of DISKS) {
    let unit: number | undefined;
    for (const engine of ENGINES) {
      const { figures, synchronised } = await measureWith(engine, disk, seconds);
      unit ??= figures.perSecond;
      const fsyncs = synchronised.calls / figures.count;
      const fsync = synchronised.milliseconds / synchronised.calls;
      const ratio = figures.perSecond / unit;
      yield { name: nameOfStore(engine, disk), figures: { ...figures, ratio, fsyncs, fsync } };
    }
  }
}

const measureWith = (engine: Engine, disk: Disk, seconds: number) =>
  workAlone({ engine, disk }, { name: "commit", seconds });

/** A store without gateways, worked on by a process of its own (store_program.ts). */
import { fileURLToPath } from "node:url";
import { outputOf } from "../../tests/support/command.ts";
import { PASSWORD } from "../../tests/support/postgres/cluster.ts";
import type { Figures } from "../gateway/results.ts";
import type { Disk, Synchronised } from "./disk.ts";
import { type Engine, startWorld, type World } from "./world.ts";
import type { StoreTask, StoreWork } from "./store_program.ts";

const PROGRAM = fileURLToPath(new URL("store_program.ts", import.meta.url));

/** An empty store on this disk, and what its work was. */
export async function workAlone(
  { engine, disk }: { engine: Engine; disk: Disk },
  work: StoreWork,
): Promise<{ figures: Figures; synchronised: Synchronised }> {
  await using world = await startWorld({ engine, disk, processes: 0, patience: 0 });
  return await workAt(world, work);
}

/** The synchronisations are those of the program's work, without its start. */
export async function workAt(
  { dataDir, cluster, disk }: Pick<World, "dataDir" | "cluster" | "disk">,
  work: StoreWork,
): Promise<{ figures: Figures; synchronised: Synchronised }> {
  const task: StoreTask = {
    ...work,
    settings: { DATA_DIR: dataDir, STORE: cluster?.url(), STORE_PASSWORD: PASSWORD },
  };
  const before = disk.synchronised();
  const { success, stdout, stderr } = await outputOf(
    Deno.execPath(),
    ["run", "--no-check", "-A", PROGRAM, JSON.stringify(task)],
    { env: cluster ? {} : disk.environment, patience: 600_000 },
  );
  if (!success) throw new Error(`Cannot work on the store: ${stderr}`);
  const after = disk.synchronised();
  return {
    figures: JSON.parse(stdout),
    synchronised: {
      calls: after.calls - before.calls,
      milliseconds: after.milliseconds - before.milliseconds,
    },
  };
}

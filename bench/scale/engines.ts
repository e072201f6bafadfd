/** What is compared: engines with processes, on disks. */
import { type Disk, FAST_DISK, OWN_DISK, SLOW_DISK } from "./disk.ts";
import type { Engine } from "./world.ts";

export const DISKS: Disk[] = [OWN_DISK, FAST_DISK, SLOW_DISK];

export interface Setup {
  engine: Engine;
  processes: number;
}

const ENGINES: Record<Engine, string> = { kv: "KV file", postgres: "PostgreSQL" };

const count = (processes: number) => `${processes} process${processes === 1 ? "" : "es"}`;

export const nameOf = ({ engine, processes }: Setup, { name }: Disk): string =>
  `${ENGINES[engine]}, ${count(processes)}, ${name}`;

/** Without processes: where only the store is measured. */
export const nameOfStore = (engine: Engine, { name }: Disk): string =>
  `${ENGINES[engine]}, ${name}`;

/** How many accounts are stored first, and then; every second person has a session. */
export const FEW = 1000;
export const MANY: Record<Engine, number> = { kv: 100_000, postgres: 1_000_000 };

export const nameOfStored = (engine: Engine, accounts: number): string =>
  `${nameOfStore(engine, OWN_DISK)}, ${accounts.toLocaleString("en")} accounts`;

export const MANY_STORED = nameOfStored("postgres", MANY.postgres);

/** Disks whose synchronisation takes a known time, and is counted (disk.c). */
import { fileURLToPath } from "node:url";
import { outputOf } from "../../tests/support/command.ts";

export interface Disk {
  name: string;
  /** Milliseconds that each fsync takes at least; `undefined`: as long as this machine's disk. */
  fsync?: number;
}

export const OWN_DISK: Disk = { name: "this disk" };
/** As of a data centre's flash with a buffer that survives a power cut. */
export const FAST_DISK: Disk = { name: "fsync of 0.05 ms", fsync: 0.05 };
export const SLOW_DISK: Disk = { name: "fsync of 1 ms", fsync: 1 };

export interface Synchronised {
  calls: number;
  /** Of all calls together. */
  milliseconds: number;
}

export interface CountedDisk extends AsyncDisposable {
  /** Everybody may go through it. */
  folder: string;
  /** Of a program that writes there. */
  environment: Record<string, string>;
  /** Of all programs so far. */
  synchronised(): Synchronised;
}

/** Files live there without a disk; only the delay is left of an fsync. */
const MEMORY = "/dev/shm";
const PRELOADED = new URL("disk.c", import.meta.url);

export async function openDisk({ fsync }: Disk): Promise<CountedDisk> {
  const dir = fsync === undefined ? undefined : MEMORY;
  const folder = await Deno.makeTempDir({ prefix: "panjereh_scale_", dir });
  await Deno.chmod(folder, 0o711);
  const library = `${folder}/disk.so`;
  const args = ["-shared", "-fPIC", "-O2", "-o", library, fileURLToPath(PRELOADED)];
  const { success, stderr } = await outputOf("gcc", args);
  if (!success) throw new Error(`Cannot compile disk.c: ${stderr}`);
  const count = `${folder}/count`;
  await Deno.writeFile(count, new Uint8Array(16));
  // PostgreSQL runs as another user.
  await Deno.chmod(count, 0o666);
  return {
    folder,
    environment: {
      LD_PRELOAD: library,
      BENCH_DISK_COUNT: count,
      BENCH_DISK_DELAY: String(Math.round((fsync ?? 0) * 1_000_000)),
    },
    synchronised() {
      const [calls, nanoseconds] = new BigUint64Array(Deno.readFileSync(count).buffer);
      return { calls: Number(calls), milliseconds: Number(nanoseconds) / 1_000_000 };
    },
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

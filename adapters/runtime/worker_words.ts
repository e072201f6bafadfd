/** What the process's own thread and its further workers say to each other. */
import type { Service } from "../../domain/services/service.ts";
import type { Measured } from "../observation/metrics/metrics.ts";

/** What a thread runs. */
export interface Running {
  /** What this thread has measured; nothing without `ADMIN_PORT`. */
  measure(): Promise<Measured>;
  /** Makes these all the services. Rejects with `ConfigurationError`, and then nothing has changed. */
  useServices(services: Service[]): Promise<void>;
  /** All workers are up: this one is ready from now on. */
  allUp(): void;
  stop(): Promise<void>;
}

export type Order = { task: unknown } | { services: Service[] } | "all_up" | "measure" | "stop";

export type Word =
  /** Comes first: what is ordered before is lost (measured, Deno 2.9.6). */
  | "listening"
  | "ready"
  | "up_noted"
  | "measured"
  | "services_used"
  | "stopped"
  /** The task could not be run. */
  | "failed";

export interface Message {
  word: Word;
  figures?: Measured;
  /** With "failed": what an operator can mend. */
  problems?: string[];
}

/** The messages between the main thread and the additional workers. */
import type { Service } from "../../domain/services/service.ts";
import type { Measured } from "../observation/metrics/metrics.ts";

/** What a thread runs. */
export interface Running {
  /** This thread's figures; empty without `ADMIN_PORT`. */
  measure(): Promise<Measured>;
  /**
   * Replaces the services. Rejects with `ConfigurationError`, in which case nothing has changed.
   */
  useServices(services: Service[]): Promise<void>;
  /** All workers are up: this one reports ready from now on. */
  allUp(): void;
  stop(): Promise<void>;
}

export type Order = { task: unknown } | { services: Service[] } | "all_up" | "measure" | "stop";

export type Word =
  /** Sent first: messages posted before it are lost (measured, Deno 2.9.6). */
  | "listening"
  | "ready"
  | "up_noted"
  | "measured"
  | "services_used"
  | "stopped"
  /** The task could not be started. */
  | "failed";

export interface Message {
  word: Word;
  figures?: Measured;
  /** With "failed": problems that the operations team can fix. */
  problems?: string[];
}

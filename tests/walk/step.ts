import type { Response } from "playwright-core";
import type { FaultMode, FaultTarget } from "../../adapters/sandbox/wires/faults.ts";
import type { Walker } from "./walker.ts";

/** The sandbox's targets, and the store, which another process locks. */
export type Target = FaultTarget | "store";
export type Mode = FaultMode | "locked";

/** The page that reports a fault. */
export interface Told {
  title: string;
  status: number;
  /** Fields that must be typed again: the page must not show their values. */
  secrets?: string[];
}

/** One step of sign-in at which the window calls an external system. */
export interface FaultStep {
  name: string;
  targets: readonly Target[];
  /** Slug of the sample person. */
  person: string;
  secondProvider?: boolean;
  /** Goes to the step's page, with all fields filled in. */
  arrive(walker: Walker): Promise<void>;
  /** Triggers the window's call; returns the response. */
  act(walker: Walker, mode: Mode): Promise<Response>;
  /** What a failing call shows; `null` if it must not be revealed and the page stays the same. */
  told(walker: Walker, target: Target, mode: Mode): Told | null;
  /** Retries from that page once the fault is over; `act` by default. */
  retry?(walker: Walker): Promise<unknown>;
  /** After a retry, or at once if the call succeeded. */
  arrived(walker: Walker): Promise<void>;
}

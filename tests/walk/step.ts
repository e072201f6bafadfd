import type { Response } from "playwright-core";
import type { FaultMode, FaultTarget } from "../../adapters/sandbox/wires/faults.ts";
import type { Walker } from "./walker.ts";

/** Beside the sandbox's own: the store, which another process locks. */
export type Target = FaultTarget | "store";
export type Mode = FaultMode | "locked";

/** The page that tells of a fault. */
export interface Told {
  title: string;
  status: number;
  /** Fields that are typed anew: the page must not show them again. */
  secrets?: string[];
}

/** One step of sign-in at which the window calls somebody outside. */
export interface FaultStep {
  name: string;
  targets: readonly Target[];
  /** Slug of the sample person. */
  person: string;
  secondProvider?: boolean;
  /** To the step's page, with everything typed. */
  arrive(walker: Walker): Promise<void>;
  /** Does what makes the window call; answers the page's answer. */
  act(walker: Walker, mode: Mode): Promise<Response>;
  /** What a failing call shows; `null` where nobody may be told and the page stays as it is. */
  told(walker: Walker, target: Target, mode: Mode): Told | null;
  /** From that page, all being well again; `act` unless told. */
  retry?(walker: Walker): Promise<unknown>;
  /** After a retry, or at once when the call was heard. */
  arrived(walker: Walker): Promise<void>;
}

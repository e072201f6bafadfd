/** Inputs and outputs of a part of the bench. */
import type { Row } from "./results.ts";

export interface Bench {
  /** An empty folder for this part. */
  folder: string;
  rounds: number;
  /** Duration of one measurement. */
  seconds: number;
  /** Small crowds, to check that everything works. */
  quick: boolean;
  /** Milliseconds that a program may take to start, or to do the least thing. */
  patience: number;
}

/** Yields each row as soon as it has figures; a row of the same name replaces the earlier one. */
export type Measure = (bench: Bench) => AsyncIterable<Row>;

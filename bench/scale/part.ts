/** Inputs and outputs of a part of the scale bench. */
import type { Row } from "../gateway/results.ts";

export interface Bench {
  /** Duration of one measurement. */
  seconds: number;
  /** Few people and records, to check that everything works. */
  quick: boolean;
  /** Milliseconds that a program may take to start. */
  patience: number;
}

/** Yields each row as soon as it has figures. */
export type Measure = (bench: Bench) => AsyncIterable<Row>;

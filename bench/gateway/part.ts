/** What a part of the bench is given, and what it gives. */
import type { Row } from "./results.ts";

export interface Bench {
  /** Empty, for this part alone. */
  folder: string;
  rounds: number;
  /** Of one measurement. */
  seconds: number;
  /** Small crowds: to see that everything works. */
  quick: boolean;
  /** Milliseconds that a program may take to start, or to do the least thing. */
  patience: number;
}

/** Yields each row as soon as it has figures; one of the same name replaces the earlier. */
export type Measure = (bench: Bench) => AsyncIterable<Row>;

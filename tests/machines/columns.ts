/** What must be zero in each row, and must not be where a bug was planted. */
import type { Row } from "./row.ts";

export const COLUMNS = ["lost", "twice", "half", "reset"] as const;
export type Column = typeof COLUMNS[number];

export function amountOf(row: Row, column: Column): number {
  const counted = row[column];
  return typeof counted === "number" ? counted : counted.length;
}

export interface Trial {
  planted: string;
  column: Column;
  /** What the column counted. */
  counted: number;
}

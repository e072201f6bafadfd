/** Columns of the report's tables: from a row's figures to the text of a cell. */
import type { Figures, Row, Run } from "./results.ts";

export interface Column {
  title: string;
  /** `rows`: all rows of the same table, for ratios. */
  cell(figures: Figures, rows: Row[]): string;
}

export interface Table {
  /** Heading. */
  title: string;
  columns: Column[];
  /** Duration of each measurement, if it is limited by time. */
  measured?(run: Run): string;
}

/** Shown in a cell without a figure. */
const NONE = "–";

/** A figure with this many decimals. */
export function figure(title: string, key: string, digits = 0): Column {
  const format = new Intl.NumberFormat("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return { title, cell: (figures) => key in figures ? format.format(figures[key]) : NONE };
}

/** A figure as a percentage of another row's in the same part. */
export function share(title: string, key: string, { of }: { of: string }): Column {
  return {
    title,
    cell(figures, rows) {
      const whole = figuresOf(rows, of)[key];
      const ratio = figures[key] / whole;
      return Number.isFinite(ratio) ? `${Math.round(100 * ratio)} %` : NONE;
    },
  };
}

/** The difference to another row's figure. */
export function beyond(title: string, key: string, { of, digits }: {
  of: string;
  digits: number;
}): Column {
  return {
    title,
    cell(figures, rows) {
      const difference = figures[key] - figuresOf(rows, of)[key];
      return Number.isFinite(difference) ? difference.toFixed(digits) : NONE;
    },
  };
}

function figuresOf(rows: Row[], name: string): Figures {
  const row = rows.find((row) => row.name === name);
  return row && "figures" in row ? row.figures : {};
}

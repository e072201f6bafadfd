/** Columns of the report's tables: from a row's figures to what the cell shows. */
import type { Figures, Row, Run } from "./results.ts";

export interface Column {
  title: string;
  /** `rows` are those of the same table, for ratios. */
  cell(figures: Figures, rows: Row[]): string;
}

export interface Table {
  /** Stands above it. */
  title: string;
  columns: Column[];
  /** How long each was measured, where it is time that ends a measurement. */
  measured?(run: Run): string;
}

/** What a cell shows that has no figure. */
const NONE = "–";

/** A figure with so many digits after the point. */
export function figure(title: string, key: string, digits = 0): Column {
  const format = new Intl.NumberFormat("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return { title, cell: (figures) => key in figures ? format.format(figures[key]) : NONE };
}

/** A figure as a percentage of the same figure of another row: both were measured in one part. */
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

/** By how much a figure exceeds the same figure of another row. */
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

/** The results of a run as they are saved: parts for each machine, rows for each part. */
export type Figures = Record<string, number>;

/** One line of a table: its figures, or the reason why there are none. */
export type Row = { name: string } & ({ figures: Figures } | { reason: string });

/** The circumstances of a measurement. */
export interface Run {
  /** Year, month, day. */
  date: string;
  deno: string;
  /** Commit of the program; absent outside a repository. */
  commit?: string;
  /** Load of the machine before the part began. */
  load: number;
  rounds: number;
  /** Duration of one measurement. */
  seconds: number;
}

export interface PartResult {
  run: Run;
  /** False while it is being measured, and after a run that was stopped. */
  complete: boolean;
  rows: Row[];
}

export interface Machine {
  processor: string;
  cores: number;
  /** Gigabytes. */
  memory: number;
}

export interface MachineResults {
  machine: Machine;
  parts: Record<string, PartResult>;
}

/** Replaces the row of the same name, or adds one. */
export function withRow(rows: Row[], row: Row): Row[] {
  const at = rows.findIndex(({ name }) => name === row.name);
  return at < 0 ? [...rows, row] : rows.with(at, row);
}

/** Replaces one part and keeps the others. */
export function withPart(
  results: MachineResults,
  name: string,
  result: PartResult,
): MachineResults {
  return { ...results, parts: { ...results.parts, [name]: result } };
}

/** An error as one line, short enough for a table. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, " ").trim().slice(0, 300);
}

/** Name of the row with the reason why a part stopped. */
export const STOPPED = "stopped";

export interface Progress extends Pick<PartResult, "rows" | "complete"> {
  /** The new row; absent at the end. */
  row?: Row;
}

/**
 * Yields the rows so far, each time one arrives. An error becomes the last row: one part never
 * stops the others.
 */
export async function* collectRows(measured: AsyncIterable<Row>): AsyncGenerator<Progress> {
  let rows: Row[] = [];
  const source = measured[Symbol.asyncIterator]();
  while (true) {
    const row = await nextRow(source);
    if (!row) break;
    rows = withRow(rows, row);
    yield { row, rows, complete: false };
    if (row.name === STOPPED) break;
  }
  yield { rows, complete: true };
}

async function nextRow(source: AsyncIterator<Row>): Promise<Row | undefined> {
  try {
    const { done, value } = await source.next();
    return done ? undefined : value;
  } catch (error) {
    return { name: STOPPED, reason: reasonOf(error) };
  }
}

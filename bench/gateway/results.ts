/** What a run measured, as it is kept: for each machine its parts, for each part its rows. */
export type Figures = Record<string, number>;

/** One line of a table: its figures, or why there are none. */
export type Row = { name: string } & ({ figures: Figures } | { reason: string });

/** The circumstances of a measurement. */
export interface Run {
  /** Year, month, day. */
  date: string;
  deno: string;
  /** Of the program; absent outside a repository. */
  commit?: string;
  /** Of the machine, before the part began. */
  load: number;
  rounds: number;
  /** Of one measurement. */
  seconds: number;
}

export interface PartResult {
  run: Run;
  /** False while it is measured, and forever after a run that was stopped. */
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

/** Replaces one part and leaves the others as they were measured. */
export function withPart(
  results: MachineResults,
  name: string,
  result: PartResult,
): MachineResults {
  return { ...results, parts: { ...results.parts, [name]: result } };
}

/** One line of an error, short enough for a table. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, " ").trim().slice(0, 300);
}

/** Name of the row that tells what stopped a part. */
export const STOPPED = "stopped";

export interface Progress extends Pick<PartResult, "rows" | "complete"> {
  /** What has just come; absent at the end. */
  row?: Row;
}

/** The rows so far, each time one comes. An error becomes the last row: one part never stops the others. */
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

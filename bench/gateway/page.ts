/** The tables of docs/performance.md, between its two markers: a section for each machine. */
import type { Table } from "./columns.ts";
import type { Machine, MachineResults, PartResult, Row, Run } from "./results.ts";
import { PART_NAMES, TABLES } from "./tables.ts";

/** Throws if the page has lost its markers. */
export function withSections(page: string, machines: MachineResults[]): string {
  return withMarked(page, "bench:gateway", machines.map(sectionOf).join("\n\n"));
}

/** Replaces what stands between the two markers of this name. Throws if they are missing. */
export function withMarked(page: string, name: string, text: string): string {
  const [first, last] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [begin, end] = [page.indexOf(first), page.indexOf(last)];
  if (begin < 0 || end < begin) throw new Error(`Cannot write the report: ${first} is missing`);
  return page.slice(0, begin) + [first, ...text ? [text] : [], page.slice(end)].join("\n\n");
}

function sectionOf({ machine, parts }: MachineResults): string {
  const tables = PART_NAMES.filter((name) => name in parts)
    .map((name) => `### ${TABLES[name].title}\n\n${tableOf(TABLES[name], parts[name])}`);
  return [`## Measured on ${describeMachine(machine)}`, ...tables].join("\n\n");
}

export function describeMachine({ processor, cores, memory }: Machine): string {
  return `${processor}, ${cores} ${cores === 1 ? "core" : "cores"}, ${memory} GB`;
}

/** A table and, below it, its run: with `--only`, parts of one machine come from different runs. */
export function tableOf(table: Table, { run, complete, rows }: PartResult): string {
  const { columns } = table;
  const titles = ["", ...columns.map(({ title }) => title)];
  return [
    tableRow(titles),
    tableRow(titles.map((_, at) => at === 0 ? "---" : "--:")),
    ...rows.map((row) => tableRow(cellsOf(table, row, rows))),
    "",
    `${describeRun(table, run)}${complete ? "" : " Stopped before its end."}`,
  ].join("\n");
}

/** The cells of a row: its name, then its figures or the reason for their absence. */
export function cellsOf({ columns }: Table, row: Row, rows: Row[]): string[] {
  const cells = "figures" in row
    ? columns.map(({ cell }) => cell(row.figures, rows))
    : columns.map((_, at) => at === 0 ? `not measured: ${row.reason}` : "");
  return [row.name, ...cells];
}

/** A row as one line of the terminal. */
export function lineOfRow(table: Table, row: Row, rows: Row[]): string {
  const [name, ...cells] = cellsOf(table, row, rows);
  if ("reason" in row) return `${name}: ${cells[0] ?? ""}`;
  return `${name}: ${cells.map((cell, at) => `${table.columns[at].title} ${cell}`).join(", ")}`;
}

function describeRun({ measured }: Table, run: Run): string {
  const program = run.commit && `commit ${run.commit}`;
  const load = `load before ${run.load.toFixed(1)}`;
  const facts = [run.date, program, `Deno ${run.deno}`, measured?.(run), load];
  return `${facts.filter(Boolean).join(", ")}.`;
}

/** A row of a table. */
export function tableRow(cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}

/**
 * The services of a theme as a table: a line for each agency, and below it, indented, one for each
 * subject. Agency: id, name in Persian, English and Arabic, and whom it serves if not persons alone.
 * Subject: id, name in the three languages, and what people do with it (kinds.ts).
 */
import type { AgencyText } from "../agencies/texts/language.ts";

export interface Subject {
  id: string;
  name: AgencyText;
  kinds: string[];
}

export interface TableAgency {
  id: string;
  name: AgencyText;
  persons: string;
  subjects: Subject[];
}

export function readTable(table: string): TableAgency[] {
  const agencies: TableAgency[] = [];
  for (const line of table.trim().split("\n")) {
    const [id, fa, en, ar, last = "natural"] = line.split("|").map((cell) => cell.trim());
    const name = { fa, en, ar };
    if (!line.startsWith(" ")) agencies.push({ id, name, persons: last, subjects: [] });
    else agencies.at(-1)!.subjects.push({ id, name, kinds: last.split(" ") });
  }
  return agencies;
}

/** Writes the figures of a run into docs/front_door.md, between its two markers. */
import type { Latency } from "./citizens.ts";
import type { Held } from "./sockets.ts";

const FILE = new URL("../../docs/front_door.md", import.meta.url);
const [BEGIN, END] = ["<!-- bench:front -->", "<!-- /bench:front -->"];

export interface Row {
  place: string;
  attack: string;
  citizens: Latency;
  /** Sockets of the server. */
  held: Held;
}

export async function writeTable(rows: Row[]): Promise<void> {
  const lines = [
    "| | attack | sockets, most | at the end | clicks | failed | p50 | p99 |",
    "| --- | --- | --: | --: | --: | --: | --: | --: |",
    ...rows.map(({ place, attack, citizens, held }) =>
      `| ${
        [
          place,
          attack,
          held.most,
          held.last,
          citizens.requests,
          citizens.failures,
          `${citizens.p50.toFixed(1)} ms`,
          `${citizens.p99.toFixed(1)} ms`,
        ].join(" | ")
      } |`
    ),
  ];
  const text = await Deno.readTextFile(FILE);
  const [before, rest] = text.split(BEGIN);
  const [, after] = rest.split(END);
  await Deno.writeTextFile(
    FILE,
    [before, BEGIN, "\n\n", lines.join("\n"), "\n\n", END, after].join(""),
  );
}

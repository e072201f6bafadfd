/**
 * `deno task bench:front`: slow clients against the front door and against the program alone; see
 * docs/front_door.md.
 */
import { freePort } from "../../tests/support/program.ts";
import { startFront } from "../../tests/front/support/front.ts";
import { find, pause } from "../gateway/processes.ts";
import { type Attack, runAttack } from "./attack.ts";
import { type CitizensOptions, measureCitizens } from "./citizens.ts";
import { startProgramProcess } from "./program_process.ts";
import { watchSockets } from "./sockets.ts";
import { type Row, writeTable } from "./table.ts";

/** Long enough for every time limit to take effect. */
const SECONDS = Number(Deno.args[0] ?? 60);

const attacksOn = (file: string): Attack[] => [
  { name: "slow headers", path: "/login", args: ["-H", "-i", "5"] },
  { name: "slow bodies", path: "/login", args: ["-B", "-i", "5", "-s", "8192", "-x", "10"] },
  {
    name: "slow readers",
    path: file,
    args: ["-X", "-w", "1", "-y", "64", "-n", "5", "-z", "16", "-k", "3"],
  },
  { name: "ranges", path: file, args: ["-R", "-a", "1", "-b", "3000"] },
];

const FRONT = "nginx in front";
const ALONE = "Panjereh alone";
type Place = typeof FRONT | typeof ALONE;

async function during(attack: Attack | null, { place, citizens, origin, pid }: {
  place: string;
  citizens: CitizensOptions;
  origin: string;
  /** Of the attacked server. */
  pid: number;
}): Promise<Row> {
  const ended = new AbortController();
  const latency = measureCitizens(citizens, ended.signal);
  const held = watchSockets(pid, ended.signal);
  if (attack) await runAttack({ attack, origin, seconds: SECONDS });
  else await pause(SECONDS / 3 * 1000);
  ended.abort();
  return { place, attack: attack?.name ?? "none", citizens: await latency, held: await held };
}

async function measure(place: Place, folder: string): Promise<Row[]> {
  const ports = { tls: freePort(), plain: freePort(), program: freePort() };
  const window = place === FRONT
    ? `https://localhost:${ports.tls}`
    : `http://localhost:${ports.program}`;
  await using program = await startProgramProcess(ports.program, window);
  await using front = place === FRONT
    ? await startFront({ folder, ports, services: ["echo"], open: true })
    : undefined;
  const { host } = new URL(window);
  const citizens: CitizensOptions = {
    connectTo: front ? `https://[::1]:${ports.tls}` : `http://127.0.0.1:${ports.program}`,
    ca: front?.ca,
    pages: [
      { host, path: "/faq" },
      { host: `echo.${host}`, path: "/", cookie: program.cookies },
    ],
  };
  const { pid } = front ?? program;
  const rows: Row[] = [];
  for (const attack of [null, ...attacksOn(program.file)]) {
    rows.push(await during(attack, { place, citizens, origin: window, pid }));
  }
  return rows;
}

for (const needed of ["nginx", "slowhttptest"]) {
  if (!await find(needed)) throw new Error(`Cannot bench: ${needed} is not installed`);
}
const folder = await Deno.makeTempDir({ prefix: "panjereh_bench_" });
try {
  await writeTable([...await measure(FRONT, folder), ...await measure(ALONE, folder)]);
} finally {
  await Deno.remove(folder, { recursive: true });
}

// deno-lint-ignore-file no-console -- it speaks to whoever runs it
/**
 * `deno task bench:gateway`: starts everybody on loopback, measures, and writes the tables of docs/performance.md.
 * `--quick` measures for moments and writes nothing.
 */
import { startContenders } from "./contenders.ts";
import { measureHalfLoad, measureLatency } from "./latency.ts";
import { measureManySessions } from "./many_sessions.ts";
import { measureRendering } from "./rendering.ts";
import { type Figures, report, writeReport } from "./report.ts";
import { measureRevocation } from "./revocation.ts";
import { measureSignIns } from "./sign_ins.ts";
import { measureThroughput } from "./throughput.ts";

const quick = Deno.args.includes("--quick");
const rounds = quick ? 1 : 3;
const seconds = quick ? 2 : 5;

const folder = await Deno.makeTempDir({ prefix: "panjereh_bench_" });
try {
  const figures = await measureAll();
  console.log(report(figures));
  if (!quick) await writeReport(figures);
} finally {
  await Deno.remove(folder, { recursive: true });
}

async function measureAll(): Promise<Figures> {
  console.error("Rendering and signing in …");
  const rendering = await measureRendering();
  const signIns = [];
  for (const workers of [1, 2]) {
    const options = { workers, seconds: 2 * seconds };
    signIns.push(await measureSignIns(`${folder}/sign_ins_${workers}`, options));
  }
  console.error("Starting everybody …");
  await using contenders = await startContenders(folder);
  const { all, ours, workers, skipped, upstream } = contenders;
  for (const one of skipped) console.error(`LEFT OUT: ${one}`);
  console.error("Carrying requests …");
  const throughput = await measureThroughput(all, { rounds, seconds });
  console.error("Latency …");
  const few = all.filter(({ target }) => target === all[0].target || target === ours.target);
  const latency = await measureLatency(few, { rounds, seconds });
  const halfLoad = [];
  for (const contender of few) {
    const full = throughput.find(({ name }) => name === contender.name)!.perSecond;
    halfLoad.push(await measureHalfLoad(contender, { full, seconds: 2 * seconds }));
  }
  console.error("Ending sessions …");
  const revocation = await measureRevocation(workers, quick ? 5 : 50);
  console.error("Many sessions …");
  const count = quick ? 5000 : 100_000;
  const sessions = await measureManySessions(`${folder}/sessions`, { count, upstream });
  return { throughput, latency, halfLoad, signIns, sessions, revocation, rendering, skipped };
}

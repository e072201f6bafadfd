/** Cases 34 and 39: the store is locked by another process; its disk is full. */
import { answerOf, arriveAt, codeOf, otherThan, signIn } from "../../http/journey.ts";
import { createHttpClient, type Reply } from "../../support/http_client.ts";
import { startTestProgram, type TestProgram } from "../../support/program.ts";
import { countAudit } from "../../support/store.ts";
import { lockStore } from "../../support/store_lock.ts";
import { countsOf, type Finding, type Scenario } from "../scenario.ts";
import { until } from "../../support/waiting.ts";
import { outputOf } from "../../support/command.ts";

const TIMES = 40;

/** As many as one person may have under way at a service. */
const SHARE = 20;

async function inRounds<T>(ask: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < TIMES) {
    all.push(...await Promise.all(Array.from({ length: SHARE }, ask)));
  }
  return all;
}

/**
 * Measures what fails while nothing can be written and what continues, then how soon everything
 * recovers.
 */
async function whileBroken(
  program: TestProgram,
  breakIt: () => Promise<() => Promise<void>>,
): Promise<Finding[]> {
  const { origin, port, dataDir, sandbox } = program;
  const person = (persona: string) => sandbox.people.find((one) => one.persona === persona)!;
  const echo = `http://echo.localhost:${port}/`;
  await using known = createHttpClient(program);
  await signIn(program, known, person("chief-executive"), echo);
  await using browser = createHttpClient(program);
  const page = await arriveAt(program, browser, person("verified-citizen"), "code");
  const code = await codeOf(program, person("verified-citizen").mobile);
  await known.send(echo);
  await using stranger = createHttpClient(program);
  const first = await stranger.get(`${origin}/login`);
  const digits = await answerOf(program, first);

  const mend = await breakIt();
  const times = Array.from({ length: TIMES });
  const reads = await inRounds(() => known.send(echo));
  const health = await Promise.all(times.map(() => browser.send(`${origin}/healthz`)));
  const began = performance.now();
  const writes = await Promise.all(
    times.map((_, index) =>
      index % 2
        ? stranger.submit(first, { mobile: "09351000000", captcha: otherThan(digits) })
        : browser.submit(page, { code: otherThan(code) })
    ),
  );
  const slowest = Math.round(performance.now() - began);
  await mend();
  const mended = performance.now();
  let right!: Reply;
  await until(async () => {
    right = await browser.submit(page, { code });
    return right.status !== 503;
  }, "the store to be well");
  const back = Math.round(performance.now() - mended);
  const wrong = await countAudit(dataDir, "code.wrong");
  const statuses = (replies: { status: number }[]) => replies.map(({ status }) => status);
  const refused = writes.filter(({ status, headers }) =>
    status === 503 && headers.get("retry-after") === "5"
  );
  return [
    {
      what: "requests of a signed-in person",
      sent: TIMES,
      expected: "200",
      got: countsOf(statuses(reads)),
      lost: reads.filter(({ status }) => status !== 200).length,
    },
    {
      what: "health checks",
      sent: TIMES,
      expected: "200",
      got: countsOf(statuses(health)),
      lost: health.filter(({ status }) => status !== 200).length,
    },
    {
      what: "wrong security codes and wrong codes",
      sent: TIMES,
      expected: "503 with `Retry-After`, soon; no code judged without being counted",
      got: `${countsOf(statuses(writes))}; all within ${slowest} ms; ${wrong} judged and counted`,
      lost: TIMES - refused.length,
    },
    {
      what: "the right code, once the store has recovered",
      sent: 1,
      expected: "accepted within 5 s",
      got: `${right.url.pathname} after ${back} ms`,
      lost: right.url.pathname === "/login/identity" && back <= 5000 ? 0 : 1,
    },
  ];
}

async function withProgram(
  run: (program: TestProgram) => Promise<Finding[]>,
  dataDir?: string,
): Promise<Finding[]> {
  const program = await startTestProgram({ dataDir });
  try {
    return await run(program);
  } finally {
    await program.stop();
  }
}

async function command(name: string, ...args: string[]): Promise<boolean> {
  return (await outputOf(name, args).catch(() => null))?.success ?? false;
}

export const STORE_SCENARIOS: Scenario[] = [
  {
    number: 34,
    fault: "the store is locked by another process",
    run: () =>
      withProgram((program) =>
        whileBroken(program, async () => {
          const lock = await lockStore(program.dataDir);
          return async () => await lock[Symbol.asyncDispose]();
        })
      ),
  },
  {
    number: 39,
    fault: "the disk of the store is full",
    async run() {
      const disk = await Deno.makeTempDir({ prefix: "panjereh_" });
      try {
        if (!await command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk)) {
          const got = "SKIPPED: may not mount a small disk here";
          return [{ what: "a disk of 8 MB", sent: 0, expected: "", got, lost: 0 }];
        }
        return await withProgram((program) =>
          whileBroken(program, async () => {
            const filler = `${disk}/filler`;
            await fill(filler);
            return () => Deno.remove(filler);
          }), disk);
      } finally {
        await command("umount", disk);
        await Deno.remove(disk, { recursive: true });
      }
    },
  },
];

/** Writes until the disk is full. */
async function fill(path: string): Promise<void> {
  using file = await Deno.open(path, { create: true, write: true });
  for (let size = 64 * 1024; size >= 1; size = size > 1 ? size / 64 : 0) {
    try {
      while (true) await file.write(new Uint8Array(size));
    } catch {
      // Then smaller pieces.
    }
  }
}

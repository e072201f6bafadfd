/**
 * Many photos at once, from one person and from several: memory stays bounded, and others are
 * served.
 */
import assert from "node:assert/strict";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { join, PNG } from "../support/photos.ts";
import { peakMemoryOf } from "../support/process.ts";
import { beginUpload, FORM_END, FORM_HEAD, statusOf } from "../support/raw_upload.ts";
import { type Running, withProgram } from "../support/running_child.ts";
import { within } from "../support/waiting.ts";

const MEGABYTE = 1024 ** 2;
/**
 * In MB, for gateway and matcher in one process, with eight photos of 5 MB under way and
 * uncollected garbage.
 */
const ALLOWED_GROWTH = 320;

/** A picture of 5 MB, padded with data beside the pixels. */
function largePhoto(): Uint8Array<ArrayBuffer> {
  const text = new Uint8Array(5 * MEGABYTE - PNG.length - 100);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length);
  const beforeEnd = PNG.length - 12;
  return join(
    PNG.subarray(0, beforeEnd),
    length,
    "tEXt",
    text,
    "\0\0\0\0",
    PNG.subarray(beforeEnd),
  );
}

const FORM = join(FORM_HEAD, largePhoto(), FORM_END);

/** Returns the session's cookie. */
async function signInAs({ program, people, port }: Running, persona: string): Promise<string> {
  const { origin } = program;
  await using browser = createHttpClient({ origin });
  const person = people.find((person) => person.persona === persona)!;
  await signIn(program, browser, person, `http://notary.localhost:${port}/`);
  return `panjereh_session=${browser.cookie(origin, "panjereh_session")}`;
}

async function upload({ port }: Running, cookie: string): Promise<number> {
  using upload = await beginUpload({
    port,
    host: `localhost:${port}`,
    cookie,
    length: FORM.length,
  });
  await upload.send(FORM);
  return statusOf(await upload.answer);
}

/** The longest latency of `/healthz`, polled by another process while the task runs. */
async function longestWait({ port }: Running, task: () => Promise<void>): Promise<number> {
  const script = new URL("../support/health_watch.ts", import.meta.url).pathname;
  const watch = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--allow-net=127.0.0.1", script, String(port)],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  await task();
  await watch.stdin.close();
  const { stdout } = await within(watch.output(), "the watch of /healthz");
  return Number(new TextDecoder().decode(stdout));
}

Deno.test("many photos at once: memory is bounded, all are answered, and others are served", async () => {
  await withProgram(async (running) => {
    const { child } = running;
    const rounds = [
      { each: 100, personas: ["verified-citizen"] },
      { each: 25, personas: ["two-sims", "chief-executive", "long-name", "card-of-another"] },
    ];
    const before = await peakMemoryOf(child.pid);
    for (const { each, personas } of rounds) {
      const cookies: string[] = [];
      for (const persona of personas) cookies.push(await signInAs(running, persona));
      const statuses: number[] = [];
      const began = performance.now();
      const longest = await longestWait(running, async () => {
        const uploads = cookies.flatMap((cookie) =>
          Array.from({ length: each }, () => upload(running, cookie))
        );
        statuses.push(...await Promise.all(uploads));
      });
      const took = performance.now() - began;
      const judged = statuses.filter((status) => status === 422).length;
      assert.ok(judged >= 1, "a photo was judged");
      const refused = statuses.filter((status) => status === 503).length;
      assert.equal(judged + refused, each * personas.length, "each was answered");
      // Before the limit, this load caused a standstill of several seconds.
      assert.ok(longest < Math.max(1000, took / 3), `/healthz took ${longest} ms of ${took} ms`);
    }
    const growth = (await peakMemoryOf(child.pid) - before) / MEGABYTE;
    assert.ok(growth < ALLOWED_GROWTH, `memory grew by ${growth.toFixed()} MB`);
  });
});

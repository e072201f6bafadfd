/**
 * `SIGTERM` with requests in flight (security_cases 37), to the program as `deno task start` runs
 * it.
 */
import assert from "node:assert/strict";
import { terminate } from "../faults/scenarios/ending.ts";
import { waitUntilNotReady, withProgram } from "../support/running_child.ts";
import { within } from "../support/waiting.ts";

/** The deadline of main.ts, plus the time to end a process on a busy machine. */
const DEADLINE = 10_000 + 3_000;

Deno.test("SIGTERM: readiness ends, requests in flight are answered, exit code 0", async () => {
  await withProgram(async ({ child, browser, port, echo }) => {
    const text = new TextEncoder();
    const rest = Promise.withResolvers<void>();
    async function* body() {
      yield text.encode("first ");
      await rest.promise;
      yield text.encode("second");
    }
    const answer = await browser.stream(`${echo}/stream`, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: body() as never,
    });
    const parts = answer.body[Symbol.asyncIterator]();
    const { value: first } = await parts.next();
    assert.equal(new TextDecoder().decode(first), "first ", "the request is in flight");

    const began = performance.now();
    child.kill("SIGTERM");
    await waitUntilNotReady(port);
    rest.resolve();
    let received = "";
    for (let part = await parts.next(); !part.done; part = await parts.next()) {
      received += new TextDecoder().decode(part.value);
    }
    assert.equal(received, "second");
    const { code, signal } = await child.ended();
    assert.equal(code, 0, child.output());
    assert.equal(signal, null);
    assert.ok(performance.now() - began < DEADLINE);
    assert.doesNotMatch(child.output(), /Uncaught/);
  });
});

Deno.test("SIGTERM: an endless event stream does not outlast the deadline", async () => {
  await withProgram(async ({ child, browser, echo }) => {
    const answer = await browser.stream(`${echo}/events`);
    const events = answer.body[Symbol.asyncIterator]();
    await events.next();
    child.kill("SIGTERM");
    const cut = (async () => {
      try {
        while (!(await events.next()).done);
      } catch {
        // The stream was aborted: that is what the deadline is for.
      }
    })();
    assert.equal((await child.ended(DEADLINE)).code, 0, child.output());
    await within(cut, "the stream to be cut off");
  });
});

Deno.test("SIGINT, twice, ends an idle program once", async () => {
  await withProgram(async ({ child }) => {
    child.kill("SIGINT");
    child.kill("SIGINT");
    const { code } = await child.ended();
    assert.equal(code, 0, child.output());
    assert.doesNotMatch(child.output(), /Uncaught/);
  });
});

Deno.test("SIGTERM: of many requests, event streams and sockets none is lost", async () => {
  const findings = await terminate({ requests: 20, streams: 4 });
  assert.equal(findings.length, 4);
  assert.deepEqual(findings.filter(({ lost }) => lost > 0), []);
});

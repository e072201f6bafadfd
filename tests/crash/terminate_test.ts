/** `SIGTERM` with requests in flight (security_cases 37), to the program as `deno task start` runs it. */
import assert from "node:assert/strict";
import { signIn } from "../http/journey.ts";
import { startChild, waitUntilReady } from "../support/child.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { type Child } from "../support/child.ts";

/** Of main.ts, and what ending a process takes on a busy machine. */
const DEADLINE = 10_000 + 3_000;

interface Running {
  child: Child;
  browser: HttpClient;
  port: number;
  echo: string;
}

/** A signed-in person at `echo`. */
async function withProgram(run: (running: Running) => Promise<void>): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  const [port, sandboxPort, agencyPort] = [freePort(), freePort(), freePort()];
  try {
    await using child = startChild({
      args: ["start"],
      environment: {
        DATA_DIR: dataDir,
        PORT: String(port),
        SANDBOX_PORT: String(sandboxPort),
        AGENCY_PORT: String(agencyPort),
      },
      dataDir,
    });
    await waitUntilReady(child, port);
    const origin = `http://localhost:${port}`;
    const echo = `http://echo.localhost:${port}`;
    await using browser = createHttpClient({ origin });
    const sandboxOrigin = `http://127.0.0.1:${sandboxPort}`;
    const people = await (await fetch(`${sandboxOrigin}/people.json`)).json();
    const program = { origin, sandbox: { origin: sandboxOrigin } } as Parameters<typeof signIn>[0];
    await signIn(program, browser, people[0], `${echo}/`);
    await run({ child, browser, port, echo });
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** Resolves once new connections are refused or told that nothing is ready. */
async function waitUntilNotReady(port: number): Promise<void> {
  const deadline = performance.now() + 5000;
  while (performance.now() < deadline) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`);
      await response.body?.cancel();
      if (response.status === 503) return;
    } catch {
      return;
    }
  }
  throw new Error("Still ready after SIGTERM");
}

Deno.test("SIGTERM: readiness goes, requests in flight are answered, exit code 0", async () => {
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
    const { code, signal } = await child.status;
    assert.equal(code, 0, child.output());
    assert.equal(signal, null);
    assert.ok(performance.now() - began < DEADLINE);
    assert.doesNotMatch(child.output(), /Uncaught/);
  });
});

Deno.test("SIGTERM: a stream of events without end does not outlast the deadline", async () => {
  await withProgram(async ({ child, browser, echo }) => {
    const answer = await browser.stream(`${echo}/events`);
    const events = answer.body[Symbol.asyncIterator]();
    await events.next();
    const began = performance.now();
    child.kill("SIGTERM");
    const ended = (async () => {
      try {
        while (!(await events.next()).done);
      } catch {
        // Cut off: that is what the deadline is for.
      }
    })();
    const late = Promise.withResolvers<"late">();
    const timer = setTimeout(() => late.resolve("late"), DEADLINE);
    const status = await Promise.race([child.status, late.promise]);
    clearTimeout(timer);
    if (status === "late") child.kill("SIGKILL");
    await ended;
    assert.notEqual(
      status,
      "late",
      `still running after ${Math.round(performance.now() - began)} ms`,
    );
    assert.equal((status as Deno.CommandStatus).code, 0, child.output());
  });
});

Deno.test("SIGINT, twice, ends an idle program once", async () => {
  await withProgram(async ({ child }) => {
    child.kill("SIGINT");
    child.kill("SIGINT");
    const { code } = await child.status;
    assert.equal(code, 0, child.output());
    assert.doesNotMatch(child.output(), /Uncaught/);
  });
});

/**
 * Stopping the program, as `deno task start` runs it, with connections that clients left behind.
 */
import assert from "node:assert/strict";
import { MAX_LEFT_PER_HOUR } from "../../domain/gateway/visitor/left_handshakes.ts";
import { leaveHandshakes } from "../support/left_handshakes.ts";
import { descriptorsOf } from "../support/process.ts";
import { withProgram } from "../support/running_child.ts";
import { timeToStop } from "../support/stopping_child.ts";
import { until } from "../support/waiting.ts";

/** Milliseconds: `STOP_DEADLINE` of main.ts. */
const DEADLINE = 10_000;
/** Milliseconds to abort responses and seal the audit log on a busy machine. */
const SLACK = 5_000;

/**
 * A form of which the rest never arrives, from a client that stays connected; resolves once the
 * program reads it.
 */
async function sendHalfAForm(port: number): Promise<Disposable> {
  const socket = await Deno.connect({ hostname: "127.0.0.1", port });
  const lines = [
    "POST /login HTTP/1.1",
    `Host: localhost:${port}`,
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Length: 100",
    "Expect: 100-continue",
    "\r\n",
  ];
  await socket.write(new TextEncoder().encode(lines.join("\r\n")));
  assert.ok(await socket.read(new Uint8Array(100)), "told to go on");
  await socket.write(new TextEncoder().encode("mobile="));
  return socket;
}

/** Concurrent handshakes. */
const ABREAST = 12;

for (const workers of [1, 2]) {
  Deno.test(`SIGTERM: abandoned handshakes do not delay it, ${workers} workers`, async () => {
    await withProgram(async (running) => {
      const { child, browser, port, echo } = running;
      const cookie = `panjereh_service=${browser.cookie(echo, "panjereh_service")}`;
      const leaving = { port, host: new URL(echo).host, cookie, count: 300, abreast: ABREAST };
      // Some stay open although their client has left: as many as each worker allows a person, and
      // those under way at its limit (docs/decisions/0115).
      const most = await descriptorsOf(child.pid) + workers * MAX_LEFT_PER_HOUR + ABREAST;
      await leaveHandshakes({ ...leaving, resetEvery: Infinity });
      const areClosed = async () => await descriptorsOf(child.pid) <= most;
      await until(areClosed, "connections to be closed", DEADLINE);
      // Deno never closes some of these: the program must end in spite of them.
      await leaveHandshakes({ ...leaving, resetEvery: 1 });
      assert.ok(await timeToStop(running) < SLACK);
    }, { workers });
  });
}

Deno.test("SIGTERM: records of the last moment are sealed", async () => {
  await withProgram(async (running) => {
    const { browser, port } = running;
    const origin = `http://localhost:${port}`;
    const { status } = await browser.post(`${origin}/sessions`, { all: "1" }, { origin });
    assert.ok(status < 400, `signing out was answered with ${status}`);
    assert.ok(await timeToStop(running) < SLACK);
  }, { workers: 2 });
});

Deno.test("SIGTERM: a form of which the rest never arrives does not outlast the deadline", async () => {
  await withProgram(async (running) => {
    using _form = await sendHalfAForm(running.port);
    const took = await timeToStop(running);
    assert.ok(took > DEADLINE - 100 && took < DEADLINE + SLACK, `${took} ms`);
  });
});

Deno.test("SIGTERM: a second signal ends the wait for a form of which the rest never arrives", async () => {
  await withProgram(async (running) => {
    using _form = await sendHalfAForm(running.port);
    assert.ok(await timeToStop(running, 300) < SLACK);
  }, { workers: 2 });
});

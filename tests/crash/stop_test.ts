/** Stopping the program, as `deno task start` runs it, whatever clients have left behind. */
import assert from "node:assert/strict";
import { leaveHandshakes } from "../support/left_handshakes.ts";
import { descriptorsOf } from "../support/process.ts";
import { withProgram } from "../support/running_child.ts";
import { timeToStop } from "../support/stopping_child.ts";
import { until } from "../support/waiting.ts";

/** Milliseconds: `STOP_DEADLINE` of main.ts. */
const DEADLINE = 10_000;
/** Milliseconds: what is cut ends, the audit log is sealed, and a busy machine takes its time. */
const SLACK = 5_000;

/** A form whose rest never comes, from a client that stays; resolves once the program reads it. */
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

/** Connections that stay although their client has left as a browser does: one in thousands (docs/decisions/0115). */
const FEW = 3;

for (const workers of [1, 2]) {
  Deno.test(`SIGTERM: handshakes that clients have left do not hold it, ${workers} workers`, async () => {
    await withProgram(async (running) => {
      const { child, browser, port, echo } = running;
      const cookie = `panjereh_service=${browser.cookie(echo, "panjereh_service")}`;
      const leaving = { port, host: new URL(echo).host, cookie, count: 300, abreast: 12 };
      const most = await descriptorsOf(child.pid) + FEW;
      await leaveHandshakes({ ...leaving, resetEvery: Infinity });
      const areClosed = async () => await descriptorsOf(child.pid) <= most;
      await until(areClosed, "connections to be closed", DEADLINE);
      // Some of these Deno never closes: the program has to end with them.
      await leaveHandshakes({ ...leaving, resetEvery: 1 });
      assert.ok(await timeToStop(running) < SLACK);
    }, { workers });
  });
}

Deno.test("SIGTERM: what was recorded just before is sealed", async () => {
  await withProgram(async (running) => {
    const { browser, port } = running;
    const origin = `http://localhost:${port}`;
    const { status } = await browser.post(`${origin}/sessions`, { all: "1" }, { origin });
    assert.ok(status < 400, `signing out was answered with ${status}`);
    assert.ok(await timeToStop(running) < SLACK);
  }, { workers: 2 });
});

Deno.test("SIGTERM: a form whose rest never comes does not outlast the deadline", async () => {
  await withProgram(async (running) => {
    using _form = await sendHalfAForm(running.port);
    const took = await timeToStop(running);
    assert.ok(took > DEADLINE - 100 && took < DEADLINE + SLACK, `${took} ms`);
  });
});

Deno.test("SIGTERM: who sends it again is not kept waiting for a form whose rest never comes", async () => {
  await withProgram(async (running) => {
    using _form = await sendHalfAForm(running.port);
    assert.ok(await timeToStop(running, 300) < SLACK);
  }, { workers: 2 });
});

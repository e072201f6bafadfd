import assert from "node:assert/strict";
import { keepAlive } from "../../../adapters/web_socket/keep_alive.ts";
// @ts-types="../../../adapters/web_socket/ws.d.ts"
import type { WebSocket } from "ws";
import { until } from "../../support/waiting.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

/** A socket whose peer answers pings while `alive`. */
function start({ alive }: { alive: boolean }) {
  const listeners = new Map<string, () => void>();
  const told: string[] = [];
  const other = { alive };
  const socket = {
    on: (event: string, listener: () => void) => void listeners.set(event, listener),
    ping() {
      told.push("ping");
      if (other.alive) listeners.get("pong")!();
    },
    terminate() {
      told.push("terminate");
      stop();
    },
  };
  const stop = keepAlive(socket as unknown as WebSocket, 1);
  return { told, other, open: () => listeners.get("open")!() };
}

Deno.test("keepAlive pings an open socket as long as its peer answers", async () => {
  const { told, other, open } = start({ alive: true });
  await new Promise((go) => setTimeout(go, 5));
  assert.deepEqual(told, [], "not open yet");
  open();
  await until(() => told.length > 4);
  assert.ok(told.every((word) => word === "ping"));
  other.alive = false;
  await until(() => told.at(-1) === "terminate");
});

Deno.test("keepAlive terminates a socket that has not answered by the next ping", async () => {
  const { told, open } = start({ alive: false });
  open();
  await until(() => told.includes("terminate"));
  assert.deepEqual(told, ["ping", "terminate"]);
});

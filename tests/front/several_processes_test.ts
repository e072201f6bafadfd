/** What the shipped front repeats at the other process, if one breaks off. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { inFolders } from "../support/serve.ts";
import { startFront } from "./support/front.ts";

const { ignore, note } = unlessInstalled("nginx");

/** Reads the head of each request and closes the connection, as a process that was killed. */
function startBreakingOff(port: number): Disposable & { requests: string[] } {
  const listener = Deno.listen({ port, hostname: "127.0.0.1" });
  const requests: string[] = [];
  (async () => {
    for await (const connection of listener) {
      const head = new Uint8Array(64);
      await connection.read(head);
      requests.push(new TextDecoder().decode(head).split(" ")[0]);
      connection.close();
    }
  })();
  return { requests, [Symbol.dispose]: () => listener.close() };
}

const REACH = [["POST", 1], ["PATCH", 1], ["GET", 2]] as const;

Deno.test(
  { name: `front: no POST is repeated at the other process${note}`, ignore },
  () =>
    inFolders(1, async (folder) => {
      const [tls, plain, program, second] = Array.from({ length: 4 }, freePort);
      using one = startBreakingOff(program);
      using other = startBreakingOff(second);
      for (const [method, times] of REACH) {
        // Afresh, since nginx avoids for a while what has failed.
        const ports = { tls, plain, program, second };
        await using front = await startFront({ folder, ports, services: [] });
        const window = `https://localhost:${tls}`;
        await using browser = createHttpClient({ origin: window, port: tls, ca: front.ca });
        const body = method === "GET" ? undefined : "amount=1000000";
        assert.equal((await browser.send(`${window}/pay`, { method, body })).status, 503);
        const reached = [...one.requests.splice(0), ...other.requests.splice(0)];
        assert.deepEqual(reached, Array(times).fill(method));
      }
    }),
);

import assert from "node:assert/strict";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { HANDSHAKE, signedIn, startGateway } from "./harness.ts";
import { exchange, startRecordingUpstream } from "./wire.ts";

function causesOf(error: unknown): unknown[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

Deno.test("gateway does not connect to a forbidden IP in any spelling", async () => {
  await using upstream = startRecordingUpstream();
  const { port } = new URL(upstream.origin);
  for (const host of ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"]) {
    await using gateway = await startGateway({
      upstream: `http://${host}:${port}`,
      isForbidden: isForbiddenUpstream,
    });
    assert.equal((await exchange(gateway.port, signedIn("GET / HTTP/1.1"))).status, 502, host);
    assert.equal(
      (await exchange(gateway.port, signedIn("GET / HTTP/1.1", HANDSHAKE), 3000)).status,
      502,
      host,
    );
    assert.equal(gateway.errors.length, 2);
    for (const error of gateway.errors as Error[]) {
      assert.match(causesOf(error).join(), /forbidden/);
    }
  }
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway connects by name if nothing is forbidden", async () => {
  await using upstream = startRecordingUpstream();
  const { port } = new URL(upstream.origin);
  await using gateway = await startGateway({ upstream: `http://localhost:${port}` });
  assert.equal((await exchange(gateway.port, signedIn("GET / HTTP/1.1"))).status, 200);
});

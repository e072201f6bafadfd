import assert from "node:assert/strict";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream_address.ts";

Deno.test("isForbiddenUpstream() refuses this machine, its link, metadata and groups of hosts", () => {
  const forbidden = [
    "0.0.0.0",
    "127.0.0.1",
    "127.255.0.1",
    "169.254.169.254",
    "100.100.100.200",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fe80::1",
    "ff02::1",
    "fd00:ec2::254",
  ];
  for (const address of forbidden) assert.ok(isForbiddenUpstream(address), address);
});

Deno.test("isForbiddenUpstream() accepts public and private hosts", () => {
  for (
    const address of ["10.1.2.3", "172.16.0.1", "192.168.1.1", "8.8.8.8", "2a01::1", "fd12::1"]
  ) {
    assert.ok(!isForbiddenUpstream(address), address);
  }
});

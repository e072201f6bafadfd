import assert from "node:assert/strict";
import { createClientIp } from "../../../adapters/network/client_ip.ts";

const addressOf = createClientIp(["10.0.0.1", "10.1.0.0/16", "2001:db8:1::/48"]);

Deno.test("createClientIp: a peer that is not a proxy is the client, whichever headers it sends", () => {
  for (const peer of ["192.0.2.7", "10.0.0.2", "10.2.0.1", "2001:db8:2::1"]) {
    for (const said of [null, "", "198.51.100.1", "10.0.0.1"]) {
      assert.equal(addressOf(peer, said), peer, `${peer} ${said}`);
    }
  }
});

Deno.test("createClientIp: tells of peers that state the header without being a proxy", () => {
  const told: string[] = [];
  const clientIp = createClientIp(["10.0.0.1"], (peer) => told.push(peer));
  clientIp("192.0.2.7", null);
  clientIp("10.0.0.1", "192.0.2.7");
  clientIp("10.0.0.2", "192.0.2.7");
  clientIp("10.0.0.3", "");
  assert.deepEqual(told, ["10.0.0.2", "10.0.0.3"]);
});

Deno.test("createClientIp: behind a proxy, the client is the last address that is not a proxy", () => {
  const cases: [string, string][] = [
    ["192.0.2.7", "192.0.2.7"],
    ["198.51.100.1, 192.0.2.7", "192.0.2.7"],
    ["192.0.2.7, 10.1.2.3", "192.0.2.7"],
    ["198.51.100.1, 192.0.2.7 , 10.1.2.3,10.0.0.1", "192.0.2.7"],
    ["192.0.2.7:5678", "192.0.2.7"],
    ["[2001:db8::7]:5678", "2001:db8::7"],
    ["[2001:db8::7]", "2001:db8::7"],
    ["2001:db8::7, 2001:db8:1::5", "2001:db8::7"],
    ["192.0.2.7, ::ffff:10.1.2.3", "192.0.2.7"],
  ];
  for (const [said, expected] of cases) assert.equal(addressOf("10.0.0.1", said), expected, said);
});

Deno.test("createClientIp: an invalid address yields the proxy's own", () => {
  const said = [
    null,
    "",
    "10.1.2.3",
    "unknown",
    "_hidden",
    "192.0.2.7, evil",
    "192.0.2.7:x",
    "::g",
  ];
  for (const one of said) assert.equal(addressOf("10.0.0.1", one), "10.0.0.1", `${one}`);
});

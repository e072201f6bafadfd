import assert from "node:assert/strict";
import { maskIp, networkOf, sourceName, subscriberOf } from "../../../domain/budget/source.ts";

for (
  const [address, network, masked] of [
    ["192.0.2.77", "192.0.2", "192.0.*"],
    ["::ffff:192.0.2.77", "192.0.2", "192.0.*"],
    ["2001:db8:12:34::1", "2001:db8:12", "2001:db8:*"],
    ["2001:0db8:0012::", "2001:db8:12", "2001:db8:*"],
    ["2001:DB8:12:0:1:2:3:4", "2001:db8:12", "2001:db8:*"],
    ["2a02:6b8::1", "2a02:6b8:0", "2a02:6b8:*"],
    ["::1", "0:0:0", "0:0:*"],
  ]
) {
  Deno.test(`networkOf() puts ${address} into ${network}, of which ${masked} is shown`, () => {
    assert.equal(networkOf(address), network);
    assert.equal(maskIp(address), masked);
  });
}

Deno.test("subscriberOf() is an IPv4 address, or the /64 of an IPv6 one", () => {
  assert.equal(subscriberOf("192.0.2.77"), "192.0.2.77");
  assert.equal(subscriberOf("::ffff:192.0.2.77"), "192.0.2.77");
  assert.equal(subscriberOf("2001:0db8:12:34:5::1"), "2001:db8:12:34");
  assert.equal(subscriberOf("2001:db8::1"), "2001:db8:0:0");
});

Deno.test("sourceName(): the person's own browser has the same name in any network", () => {
  const source = { ip: "a", network: "n" };
  assert.equal(sourceName(source), "network:n");
  assert.equal(sourceName({ ...source, knownBrowser: "b" }), "browser:b");
});

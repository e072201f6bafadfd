import assert from "node:assert/strict";
import { createNetworkList, unmapped } from "../../../adapters/network/network_list.ts";

Deno.test("createNetworkList: addresses and ranges of both versions, including their bounds", () => {
  const isListed = createNetworkList([
    "192.0.2.7",
    "198.51.100.0/25",
    "2001:db8::1",
    "2001:db8:1::/48",
    "0.0.0.0/32",
  ]);
  for (
    const address of [
      "192.0.2.7",
      "::ffff:192.0.2.7",
      "::FFFF:192.0.2.7",
      "198.51.100.0",
      "198.51.100.127",
      "::ffff:198.51.100.127",
      "2001:db8::1",
      "2001:DB8:0::1",
      "2001:db8:1::",
      "2001:db8:1:ffff:ffff:ffff:ffff:ffff",
    ]
  ) assert.ok(isListed(address), address);
  for (
    const address of [
      "192.0.2.6",
      "192.0.2.8",
      "198.51.99.255",
      "198.51.100.128",
      "2001:db8::2",
      "2001:db8:0:ffff::",
      "2001:db8:2::",
      "::ffff:192.0.2.8",
      "",
      "unknown",
      "192.0.2.7.1",
      "192.0.2.7/32",
      "198.51.100.0/25",
    ]
  ) assert.ok(!isListed(address), address);
});

Deno.test("createNetworkList: an empty list contains nothing", () => {
  const isListed = createNetworkList([]);
  for (const address of ["127.0.0.1", "::1", ""]) assert.ok(!isListed(address), address);
});

Deno.test("createNetworkList: refuses what is neither an address nor a range", () => {
  for (const range of ["", "a.example", "192.0.2.7/x", "192.0.2.7/1.5", "/24", "192.0.2"]) {
    assert.throws(
      () => createNetworkList([range]),
      {
        name: "RangeError",
        message: `Cannot list network "${range}": not an address or CIDR range`,
      },
    );
  }
});

Deno.test("unmapped: converts an IPv4-mapped address to IPv4, and leaves others alone", () => {
  const cases = [
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:192.0.2.7", "192.0.2.7"],
    ["::ffff:c000:207", "::ffff:c000:207"],
    ["64:ff9b::192.0.2.7", "64:ff9b::192.0.2.7"],
    ["192.0.2.7", "192.0.2.7"],
  ];
  for (const [address, expected] of cases) assert.equal(unmapped(address), expected, address);
});

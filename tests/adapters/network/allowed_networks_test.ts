import assert from "node:assert/strict";
import { createAllowedNetworks } from "../../../adapters/network/allowed_networks.ts";

Deno.test("createAllowedNetworks: an empty list admits everyone", () => {
  const isAllowed = createAllowedNetworks([]);
  for (const address of ["8.8.8.8", "2001:db8::1", "127.0.0.1"]) assert.ok(isAllowed(address));
});

Deno.test("createAllowedNetworks: addresses and ranges of both versions", () => {
  const isAllowed = createAllowedNetworks(["192.0.2.7", "198.51.100.0/24", "2001:db8:1::/48"]);
  for (
    const address of [
      "192.0.2.7",
      "198.51.100.0",
      "198.51.100.255",
      "::ffff:198.51.100.3",
      "2001:db8:1::5",
      "2001:db8:1:ffff::",
    ]
  ) assert.ok(isAllowed(address), address);
  for (
    const address of [
      "192.0.2.8",
      "198.51.101.0",
      "127.0.0.1",
      "::ffff:192.0.2.8",
      "2001:db8:2::1",
      "::1",
      "unix",
      "",
      "192.0.2.7.evil",
      "0300.0.2.7",
    ]
  ) assert.ok(!isAllowed(address), address);
});

Deno.test("createAllowedNetworks: a country by the data of the package", () => {
  const isAllowed = createAllowedNetworks(["IR", "2001:db8::/32"]);
  // Ranges that have belonged to the Telecommunication Company of Iran, AsiaTech and MCI for
  // decades.
  for (const address of ["217.218.155.155", "::ffff:91.98.1.1", "2.144.0.1", "2001:db8::9"]) {
    assert.ok(isAllowed(address), address);
  }
  // Google, a private and a loopback address, and IPv6, which the data does not cover.
  for (const address of ["8.8.8.8", "10.0.0.1", "127.0.0.1", "2a02:ec0::1", "::ffff:8.8.8.8"]) {
    assert.ok(!isAllowed(address), address);
  }
});

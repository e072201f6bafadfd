import assert from "node:assert/strict";
import {
  isForbiddenFor,
  isForbiddenUpstream,
} from "../../../../domain/gateway/upstream/upstream_ip.ts";

/** The first and the last address of each range, and their outer neighbours. */
const RANGES: [name: string, first: string, last: string, before: string, behind: string][] = [
  ["this network", "0.0.0.0", "0.255.255.255", "", "1.0.0.0"],
  ["loopback", "127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0"],
  ["link-local", "169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0"],
  ["metadata", "100.100.100.200", "100.100.100.200", "100.100.100.199", "100.100.100.201"],
  ["metadata of Azure", "168.63.129.16", "168.63.129.16", "168.63.129.15", "168.63.129.17"],
  ["protocol assignments", "192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0"],
  ["multicast and reserved", "224.0.0.0", "255.255.255.255", "223.255.255.255", ""],
  ["Teredo", "2001::", "2001:0:ffff::1", "2000:ffff::", "2001:1::"],
  ["6to4", "2002::", "2002:ffff::1", "2001:ffff::", "2003::"],
  ["below global unicast", "::", "1fff:ffff::", "", "2000::"],
  ["above global unicast", "4000::", "fbff:ffff::", "3fff:ffff::", "fc00::"],
  ["link-local and multicast of IPv6", "fe00::", "ffff::", "fdff:ffff::", ""],
  ["metadata of EC2", "fd00:ec2::", "fd00:ec2::254", "fd00:ec1::", "fd00:ec3::"],
  ["metadata of Scaleway", "fd00:42::", "fd00:42:ffff::1", "fd00:41::", "fd00:43::"],
  ["metadata of Akamai", "fd00:a9fe::", "fd00:a9fe:a9fe::1", "fd00:a9fd::", "fd00:a9ff::"],
  ["metadata of Google", "fd20:ce::", "fd20:ce::254", "fd20:cd::", "fd20:cf::"],
];

for (const [name, first, last, before, behind] of RANGES) {
  Deno.test(`isForbiddenUpstream() refuses ${name} including its bounds, and not its neighbours`, () => {
    for (const address of [first, last]) assert.ok(isForbiddenUpstream(address), address);
    for (const address of [before, behind]) {
      if (address) assert.ok(!isForbiddenUpstream(address), address);
    }
  });
}

Deno.test("isForbiddenUpstream() refuses mapped and translated IPv4 addresses, and loopback", () => {
  for (
    const address of [
      "::1",
      "::ffff:127.0.0.1",
      "::ffff:7f00:1",
      "::ffff:8.8.8.8",
      "64:ff9b::7f00:1",
      "64:ff9b::a83f:8110",
      "64:ff9b:1::6464:64c8",
      "::ffff:168.63.129.16",
      "fe80::a9fe:a9fe",
      "fe80::a9fe:a9fe%eth0",
    ]
  ) assert.ok(isForbiddenUpstream(address), address);
});

Deno.test("isForbiddenUpstream() accepts public and private hosts", () => {
  for (
    const address of [
      "10.1.2.3",
      "172.16.0.1",
      "192.168.1.1",
      "100.64.0.1",
      "8.8.8.8",
      "2a01::1",
      "fd12::1",
      "fd12:ec2::1",
    ]
  ) assert.ok(!isForbiddenUpstream(address), address);
});

const NOT_PUBLIC: [first: string, last: string, before: string, behind: string][] = [
  ["10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"],
  ["172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"],
  ["192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0"],
  ["100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0"],
  ["198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0"],
  ["203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0"],
  ["fc00::1", "fdff:ffff::1", "2a00::1", "2a00::2"],
  ["2001:db8::", "2001:db8:ffff::1", "2001:db7::", "2001:db9::"],
];

Deno.test("isForbiddenFor() refuses private networks to services of the desk alone", () => {
  const ofDesk = { desk: { published: { agencyId: "agency-1", revision: 1 } } };
  for (const [first, last, before, behind] of NOT_PUBLIC) {
    for (const ip of [first, last]) {
      assert.ok(isForbiddenFor(ip, ofDesk), ip);
      assert.ok(!isForbiddenFor(ip, {}), ip);
    }
    for (const ip of [before, behind]) assert.ok(!isForbiddenFor(ip, ofDesk), ip);
  }
  assert.ok(isForbiddenFor("127.0.0.1", ofDesk));
});

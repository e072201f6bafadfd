/**
 * Case 33: services whose upstream is the gateway itself, its link-local network or a cloud's
 * metadata service.
 */
import { createGuardedLookup } from "../../../adapters/network/guarded_lookup.ts";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { serviceSchema } from "../../../domain/services/service.ts";
import { signedIn, startGateway } from "../../routes/gateway/harness.ts";
import { exchange } from "../../routes/gateway/wire.ts";
import { isIP } from "node:net";
import { type Attack, pairs } from "../attack.ts";
import { setTrap } from "../trap.ts";

/** This machine, in the spellings that resolvers and address parsers accept. */
export const SPELLINGS = [
  ..."127.0.0.1 127.1 127.0.1 127.255.255.254 0x7f.1 0x7f000001 2130706433 017700000001".split(" "),
  ..."0177.0.0.1 0x7f.0x0.0x0.0x1 127.0.0.1. 0 0.0.0.0 00.0.0.0 localhost LOCALHOST localhost."
    .split(" "),
  ..."x.localhost [::1] [0:0:0:0:0:0:0:1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1]".split(" "),
  ..."[0:0:0:0:0:ffff:7f00:0001] [::127.0.0.1] ①②⑦.⓪.⓪.① 127。0。0。1".split(" "),
];

/** Metadata services, and what is like them (link-local, an agent of the host). */
export const METADATA = [
  ..."169.254.169.254 169.254.170.2 169.254.0.23 169.254.42.42 100.100.100.200".split(" "),
  ..."168.63.129.16 192.0.0.192".split(" "),
];

const bytesOf = (ip: string) => ip.split(".").map(Number);
const numberOf = (ip: string) => bytesOf(ip).reduce((number, byte) => number * 256 + byte);
const hex = (number: number) => number.toString(16);
const octal = (number: number) => `0${number.toString(8)}`;
/** Two groups of an IPv6 address. */
const groups = (ip: string) => {
  const digits = hex(numberOf(ip)).padStart(8, "0");
  return `${digits.slice(0, 4)}:${digits.slice(4)}`;
};

/** An IPv4 address as URLs and resolvers read it. */
export const WRITTEN: ((ip: string) => string)[] = [
  (ip) => ip,
  (ip) => `${ip}.`,
  (ip) => String(numberOf(ip)),
  (ip) => `0x${hex(numberOf(ip))}`,
  (ip) => octal(numberOf(ip)),
  (ip) => bytesOf(ip).map((byte) => `0x${hex(byte)}`).join("."),
  (ip) => bytesOf(ip).map(octal).join("."),
  (ip) => bytesOf(ip).map((byte) => `000${octal(byte)}`).join("."),
  (ip) => `${bytesOf(ip)[0]}.${numberOf(ip) % 2 ** 24}`,
  (ip) => `${bytesOf(ip).slice(0, 2).join(".")}.${numberOf(ip) % 2 ** 16}`,
  (ip) => ip.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (ip) => ip.replaceAll(".", "。"),
  (ip) => `%3${ip[0]}${ip.slice(1)}`,
  (ip) => `[::ffff:${ip}]`,
  (ip) => `[0:0:0:0:0:ffff:${groups(ip)}]`,
  (ip) => `[::${ip}]`,
  (ip) => `[64:ff9b::${ip}]`,
  (ip) => `[64:ff9b:1::${groups(ip)}]`,
  (ip) => `[2002:${groups(ip)}::]`,
  (ip) => `[2001:0:${groups(ip)}::1]`,
];

/** Resolved addresses, to which nothing is sent here. */
const ADDRESSES = [
  ...METADATA,
  ..."0.0.0.0 0.1.2.3 127.0.0.1 127.1.2.3 169.254.0.1 169.254.255.255".split(" "),
  ..."224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1".split(" "),
  ..."::ffff:7f00:1 ::ffff:a9fe:a9fe ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe".split(" "),
  ..."2002:7f00:1:: 2002:a9fe:a9fe:: fe80::1 febf::1 fec0::1 ff02::1 ff0e::1".split(" "),
  ..."fd00:ec2::254 fd00:ec2::23 fd20:ce::254 fd00:42::42 fd00:a9fe:a9fe::1 fe80::a9fe:a9fe%eth0"
    .split(" "),
  ..."fd00:0ec2:0000:0000:0000:0000:0000:0254 FD00:EC2::254".split(" "),
];

/** What a socket learns of a name that has this address and a harmless one. */
function resolve(address: string): "refused" | "allowed" {
  const lookup = createGuardedLookup(isForbiddenUpstream, (_name, _options, found) => {
    found(null, [{ address: "10.1.2.3", family: 4 }, { address, family: isIP(address) }]);
  });
  let got: "refused" | "allowed" = "allowed";
  lookup("a.example", { all: true }, (error) => got = error ? "refused" : "allowed");
  return got;
}

const ORIGINS = [
  ..."ftp://a file:///etc/passwd javascript:alert(1) gopher://a unix:/run/x.sock a.example".split(
    " ",
  ),
  ..."http://a/path http://a?x http://a#x http://u@a http://u:p@a http:// //a http://a:99999"
    .split(" "),
];

export const UPSTREAM_ATTACKS: Attack[] = [
  {
    number: 33,
    title: "addresses of services in 27 spellings of this machine, to a listening port",
    expected: "refused when the entry is read, or when connecting: 502 and no connection",
    attempts: () =>
      SPELLINGS.map((host) => async () => {
        using trap = setTrap();
        const upstream = `http://${host}:${trap.port}`;
        const entry = { id: "a", title: { fa: "الف" }, upstream };
        if (!serviceSchema.safeParse(entry).success) return { name: host, got: "entry refused" };
        await using gateway = await startGateway({ upstream, isForbidden: isForbiddenUpstream });
        const { status } = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
        const held = status === 502 && !trap.caught();
        return { name: host, got: String(status), ...!held && { breach: "connected" } };
      }),
  },
  {
    number: 33,
    title: "addresses to which a name may resolve again",
    expected: "refused when connecting",
    attempts: () =>
      ADDRESSES.map((address) => () => {
        const got = resolve(address);
        return Promise.resolve({ name: address, got, ...got === "allowed" && { breach: got } });
      }),
  },
  {
    number: 33,
    title: "metadata services in 20 spellings of their addresses",
    expected: "refused when the entry is read, or an address that is refused when connecting",
    attempts: () =>
      pairs(METADATA, WRITTEN).map(([ip, write]) => () => {
        const upstream = `http://${write(ip)}`;
        const entry = { id: "a", title: { fa: "الف" }, upstream };
        const read = serviceSchema.safeParse(entry);
        if (!read.success) return Promise.resolve({ name: upstream, got: "entry refused" });
        const address = new URL(read.data.upstream![0]).hostname.replace(/^\[|\]$/g, "");
        const held = isIP(address) !== 0 && isForbiddenUpstream(address);
        const got = held ? "refused" : "allowed";
        return Promise.resolve({ name: upstream, got, ...!held && { breach: address } });
      }),
  },
  {
    number: 33,
    title: "entries whose upstream is not an origin",
    expected: "refused when the entry is read",
    attempts: () =>
      ORIGINS.map((upstream) => () => {
        const entry = { id: "a", title: { fa: "الف" }, upstream };
        const read = serviceSchema.safeParse(entry).success;
        const got = read ? "read" : "entry refused";
        return Promise.resolve({ name: upstream, got, ...read && { breach: "read" } });
      }),
  },
];

/**
 * Case 33: services whose upstream is the gateway itself, its link-local network or a cloud's
 * metadata service.
 */
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { serviceSchema } from "../../../domain/services/service.ts";
import { signedIn, startGateway } from "../../routes/gateway/harness.ts";
import { exchange } from "../../routes/gateway/wire.ts";
import type { Attack } from "../attack.ts";
import { setTrap } from "../trap.ts";

/** This machine, in the spellings that resolvers and address parsers accept. */
export const SPELLINGS = [
  ..."127.0.0.1 127.1 127.0.1 127.255.255.254 0x7f.1 0x7f000001 2130706433 017700000001".split(" "),
  ..."0177.0.0.1 0x7f.0x0.0x0.0x1 127.0.0.1. 0 0.0.0.0 00.0.0.0 localhost LOCALHOST localhost."
    .split(" "),
  ..."x.localhost [::1] [0:0:0:0:0:0:0:1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1]".split(" "),
  ..."[0:0:0:0:0:ffff:7f00:0001] [::127.0.0.1] ①②⑦.⓪.⓪.① 127。0。0。1".split(" "),
];

/** Resolved addresses, to which nothing is sent here. */
const ADDRESSES = [
  ..."0.0.0.0 0.1.2.3 127.0.0.1 127.1.2.3 169.254.169.254 169.254.0.1 100.100.100.200".split(" "),
  ..."224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1".split(" "),
  ..."::ffff:7f00:1 ::ffff:a9fe:a9fe ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe".split(" "),
  ..."2002:7f00:1:: 2002:a9fe:a9fe:: fe80::1 febf::1 fec0::1 ff02::1 ff0e::1 fd00:ec2::254"
    .split(" "),
];

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
        const held = isForbiddenUpstream(address);
        const got = held ? "refused" : "allowed";
        return Promise.resolve({ name: address, got, ...!held && { breach: "allowed" } });
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

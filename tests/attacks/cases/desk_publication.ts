/** Case 33 for services of the desk: agencies, and not operators, name these addresses. */
import { isIP } from "node:net";
import { createWebhookReceivers } from "../../../adapters/agency_events/webhook_receivers.ts";
import { createGuardedLookup } from "../../../adapters/network/guarded_lookup.ts";
import { createProbes } from "../../../adapters/publication/probes.ts";
import { isForbiddenFor } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";
import type { Attack, Attempt } from "../attack.ts";
import { setTrap } from "../trap.ts";
import { SPELLINGS } from "./upstreams.ts";

const desk = { published: { agencyId: "agency-1", revision: 1 } };
const originOf = ({ id }: Service) => `https://${id}.example.ir`;
const probes = createProbes({ isStrict: true, isForbidden: isForbiddenFor, originOf });

/** Private, shared, and this machine's, in the form that a resolver gives. */
export const ADDRESSES = [
  ..."10.0.0.1 10.255.255.254 172.16.0.1 172.31.255.254 192.168.1.1 100.64.0.1".split(" "),
  ..."127.0.0.1 169.254.169.254 0.0.0.0 198.18.0.1 192.0.2.1 203.0.113.9 ::1 fc00::1".split(" "),
  ..."fd12:3456::1 fe80::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1:: 2001:db8::1".split(" "),
];

/** Whether nothing was connected to; `tried` sends to the trap's port. */
async function untouched(
  name: string,
  tried: (port: number) => Promise<string | null>,
): Promise<Attempt> {
  using trap = setTrap();
  const refused = await tried(trap.port).catch((error) => String(error?.name ?? error));
  const held = refused !== null && !trap.caught();
  return { name, got: held ? "refused" : "connected", ...!held && { breach: "connected" } };
}

export const DESK_PUBLICATION_ATTACKS: Attack[] = [
  {
    number: 33,
    title: "servers of applications in 27 spellings of this machine, probed on a listening port",
    expected: "refused when the entry is read, before asking, or when connecting",
    attempts: () =>
      SPELLINGS.map((host) => () =>
        untouched(host, async (port) => {
          const upstream = `https://${host}:${port}`;
          const read = serviceSchema.safeParse({ id: "a", title: { fa: "الف" }, upstream });
          if (!read.success) return "entry refused";
          const [origin] = read.data.upstream!;
          const refusal = probes.refusalOf(origin);
          if (refusal) return refusal;
          await probes.ask(read.data, origin, { target: "/", headers: [["host", "a"]] });
          return null;
        })
      ),
  },
  {
    number: 33,
    title: "webhooks of published services in 27 spellings of this machine, to a listening port",
    expected: "refused when the entry is read, or when connecting",
    attempts: () =>
      SPELLINGS.map((host) => () =>
        untouched(host, async (port) => {
          const entry = {
            ...{ id: "a", title: { fa: "الف" }, upstream: "https://a.example.ir" },
            webhook: `https://${host}:${port}/told`,
          };
          const read = serviceSchema.safeParse(entry);
          if (!read.success) return "entry refused";
          const service = { ...read.data, desk };
          const agencies = { of: () => Promise.reject(new Error("its own")) as never };
          const receivers = createWebhookReceivers({ agencies, isForbidden: isForbiddenFor });
          receivers.use([service]);
          try {
            const posted = { body: "{}", headers: [] };
            await receivers.post(service, posted, AbortSignal.timeout(5000));
            return null;
          } finally {
            receivers.destroy();
          }
        })
      ),
  },
  {
    number: 33,
    title: "addresses to which the name of a published service's server may resolve again",
    expected: "refused when connecting",
    attempts: () =>
      ADDRESSES.map((address) => () => {
        const isForbidden = (ip: string) => isForbiddenFor(ip, { desk });
        const lookup = createGuardedLookup(isForbidden, (_name, _options, found) => {
          found(null, [{ address: "185.1.2.3", family: 4 }, { address, family: isIP(address) }]);
        });
        let got = "allowed";
        lookup("a.example", { all: true }, (error) => got = error ? "refused" : "allowed");
        return Promise.resolve({ name: address, got, ...got === "allowed" && { breach: got } });
      }),
  },
];

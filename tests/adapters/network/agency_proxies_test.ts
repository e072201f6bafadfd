import assert from "node:assert/strict";
import { createClientBehindProxy } from "../../../adapters/network/agency_proxies.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";

const FRONT = "10.0.0.1";
const PROXY = "10.20.0.5";

const service = (proxies?: string[]): Service =>
  serviceSchema.parse({
    id: "pension",
    title: { fa: "صندوق" },
    ...proxies ? { forward_auth: { proxies } } : { upstream: "http://10.20.0.6" },
  });

Deno.test("only the service's own proxies may ask, directly or through the front", () => {
  const clientBehind = createClientBehindProxy([FRONT]);
  const pension = service([PROXY, "10.30.0.0/24"]);
  const cases: [string, string | null, string | null][] = [
    [PROXY, "192.0.2.7", "192.0.2.7"],
    [`::ffff:${PROXY}`, "192.0.2.7", "192.0.2.7"],
    ["10.30.0.9", "192.0.2.7", "192.0.2.7"],
    [PROXY, null, PROXY],
    [FRONT, `192.0.2.7, ${PROXY}`, "192.0.2.7"],
    // A client of the front, whichever headers it sends.
    [FRONT, "192.0.2.7", null],
    [FRONT, `${PROXY}, 192.0.2.7`, null],
    [FRONT, null, null],
    ["192.0.2.7", PROXY, null],
    ["10.30.1.9", "192.0.2.7", null],
  ];
  for (const [peer, forwardedFor, expected] of cases) {
    assert.equal(clientBehind(pension, peer, forwardedFor), expected, `${peer} ${forwardedFor}`);
  }
  assert.equal(clientBehind(service(), PROXY, "192.0.2.7"), null, "forwards by itself");
  assert.equal(clientBehind(service(["10.40.0.1"]), PROXY, "192.0.2.7"), null, "another's proxy");
});

Deno.test("an agency's proxy that is also the front's still asks for its clients", () => {
  const clientBehind = createClientBehindProxy([FRONT, PROXY]);
  assert.equal(clientBehind(service([PROXY]), PROXY, "192.0.2.7"), "192.0.2.7");
  assert.equal(clientBehind(service([PROXY]), FRONT, "192.0.2.7"), null);
});

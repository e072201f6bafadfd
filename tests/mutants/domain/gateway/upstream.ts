import { type Mutant, mutantsOf } from "../../mutant.ts";

const at = (name: string) => `domain/gateway/${name}.ts`;
const test = (name: string) => [`tests/domain/gateway/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("upstream/open_exchanges"), test("upstream/open_exchanges"), [
    [
      `CHECKS_WITHOUT_REVOCATION = 5`,
      `CHECKS_WITHOUT_REVOCATION = 50`,
      "Sockets outlive an idle session",
    ],
    [
      `CHECKS_WITHOUT_REVOCATION = 5`,
      `CHECKS_WITHOUT_REVOCATION = 1`,
      "The store is asked every second for all",
    ],
    [`holder !== null && isDue`, `isDue`, "Streams of strangers end after seconds"],
    [
      `holder !== null && isDue`,
      `holder !== null`,
      "One person's sign-out looks at everybody's streams",
    ],
    [`if (checking) return;`, ``, "Looks pile up while the store is slow"],
    [
      `due = "all";\n        throw error;`,
      `throw error;`,
      "A revocation is forgotten when the store does not answer",
    ],
    [`checking = false;\n      }\n`, `}\n`, "After the first look nothing ends with its session"],
    [
      `if (checked === "all") skipped = 0;`,
      `if (checked === "all") {}`,
      "The store is asked every second for all",
    ],
    [
      `due = new Set();\n      if`,
      `if`,
      "The store is asked every second after a revocation",
    ],
    [
      `for (const id of accountIds ?? []) due.add(id);`,
      ``,
      "A revocation is noticed seconds later",
    ],
    [
      `if (!accountIds) due = "all";`,
      ``,
      "Revocations that may have been missed are noticed seconds later",
    ],
    [
      `for (const exchange of [...exchanges]) {\n      if (access`,
      `for (const exchange of [...exchanges].slice(0, 1)) {\n      if (access`,
      "Only one of a session's sockets ends with it",
    ],
    [
      `services?.has(exchange.service) !== false`,
      `!services`,
      "Open exchanges of a changed service continue under former rules",
    ],
    [
      `services?.has(exchange.service) !== false`,
      `true`,
      "A change of one service closes the sockets of all",
    ],
    [
      `open.exchanges.delete(exchange);`,
      "",
      "Closed sockets stay in memory and keep sessions alive",
    ],
    [
      `if (open.exchanges.size === 0 && bySession.get(session) === open) bySession.delete(session);`,
      "",
      "Every session that ever had a stream is checked forever",
    ],
    [
      `open.exchanges.size === 0 && bySession.get(session) === open`,
      `open.exchanges.size === 0`,
      "A stream that ended before takes the session's others out of sight",
    ],
    [
      `[...exchanges].filter((exchange) => exchange.wasActive?.()).length > 0`,
      `[...exchanges].some((exchange) => exchange.wasActive?.())`,
      "A session is kept alive by what was done before the last look",
    ],
    [
      `await standingOf(holder, active);`,
      `await standingOf(holder, false);`,
      "A client that only uses a socket is signed out",
    ],
    [
      "`${holder.sessionKey} ${holder.entry}`",
      "holder.sessionKey",
      "What is open at one service ends with the person's connection to another",
    ],
    [
      `accessRefusal(standing, exchange.service, clock.now()) !== null`,
      `standing === null`,
      "A stream goes on when what was proved is too old for the service",
    ],
  ]),

  ...mutantsOf(at("upstream/upstream"), test("upstream/event_stream"), [
    [
      `name.toLowerCase() === "content-type"`,
      `name === "content-type"`,
      "Streams of most servers hold a request's place forever",
    ],
    [
      `\\b/i.test(value)`,
      `$/i.test(value)`,
      "A stream with a charset holds a request's place forever",
    ],
    [
      `/^text\\/event-stream`,
      `/text\\/event-stream`,
      "A download that mentions the type continues after sign-out",
    ],
  ]),

  ...mutantsOf(at("upstream/upstream_ip"), test("upstream/upstream_ip"), [
    [`!(a >= 1 && a < 224)`, `!(a >= 0 && a < 224)`, "0.0.0.0 is connected to: this machine"],
    [`!(a >= 1 && a < 224)`, `!(a >= 1 && a <= 224)`, "A group of hosts is connected to"],
    [` || a === 127`, "", "This machine is connected to"],
    [` || (a === 169 && b === 254)`, "", "A cloud's metadata service is connected to"],
    [` || METADATA.has(ip)`, "", "A cloud's metadata service is connected to"],
    [`(a === 192 && b === 0 && c === 0)`, `false`, "A cloud's metadata service is connected to"],
    [`a === 192 && b === 0 && c === 0`, `a === 192 && b === 0`, "A public network is refused"],
    [
      `(first & 0xe000) === 0x2000`,
      `(first & 0xc000) === 0x0000`,
      "::1 is connected to: this machine",
    ],
    [
      `(first & 0xfe00) === 0xfc00`,
      `(first & 0xfc00) === 0xfc00`,
      "The link and groups of hosts are connected to",
    ],
    [`first === 0x2002 || `, "", "An IPv4 address hides in 6to4"],
    [` || (first === 0x2001 && !second)`, "", "An IPv4 address hides in Teredo"],
    [
      `hidesIpv4 || METADATA`,
      `hidesIpv4 && METADATA`,
      "A cloud's metadata service is connected to",
    ],
    [`, "fd00:42", "fd00:a9fe"]`, `]`, "A cloud's metadata service is connected to"],
  ]),

  ...mutantsOf(at("upstream/web_socket"), test("upstream/web_socket_codes"), [
    [
      `code <= 1003`,
      `code <= 1004`,
      "A reserved close code ends the gateway's socket with an error",
    ],
    [
      `code >= 1007`,
      `code >= 1006`,
      "A reserved close code ends the gateway's socket with an error",
    ],
    [
      `code <= 1014`,
      `code <= 1013`,
      "A client that waits does not learn that the service has gone",
    ],
    [
      `code <= 4999`,
      `code <= 5000`,
      "A close code that does not exist ends the socket with an error",
    ],
    [`code >= 3000`, `code > 3000`, "A close code of the service's own is lost"],
  ]),
];

import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/store/postgres/${name}.ts`;
const tests = (...names: string[]) =>
  names.map((name) => `tests/adapters/store/postgres/${name}_test.ts`);

const COPY = ["tests/adapters/store/copy_test.ts"];

export const mutants: Mutant[] = [
  ...mutantsOf("adapters/configuration/postgres_address.ts", [
    "tests/adapters/configuration/postgres_address_test.ts",
  ], [
    [
      `if (!tls && !hosts.every(`,
      `if (!tls && !hosts.some(`,
      "Personal data goes to another machine in clear text",
    ],
    [`parameters.get("sslmode") !== "disable"`, `false`, "No connection is encrypted"],
    [`if (login.includes(":")) {`, `if (false) {`, "The password is written to the log"],
    [
      `if (parameters.getAll(name).length > 1)`,
      `if (false)`,
      "Of two values of a parameter the other one is judged",
    ],
  ]),
  ...mutantsOf(at("key_order"), tests("key_order"), [
    [
      `byte === END ? [END, ESCAPED] : [byte]`,
      `[byte]`,
      "A text with NUL is read as a shorter one",
    ],
    [`[bytes[0] ^ 0x80, ...bytes.slice(1)]`, `[...bytes]`, "Negative numbers come last"],
    [`Uint8Array.from([...bytes, ESCAPED])`, `bytes`, "Lists hold nothing, whatever is stored"],
  ]),
  ...mutantsOf(at("value_text"), tests("value_text"), [
    [
      `MARK in value ? mark("object", plain) : plain`,
      `plain`,
      "A person who types a mark writes something else than text",
    ],
    [`!Object.is(value, -0)`, `true`, "A negative zero changes"],
  ]),
  ...mutantsOf(at("commit"), tests("contract", "faults"), [
    [
      `sort((a, b) => compareBytes(a.bytes, b.bytes))`,
      `slice()`,
      "Two commits wait for each other until the database ends one of them",
    ],
    [`Math.ceil(clock.now() + expireIn)`, `Math.ceil(expireIn)`, "Every record has expired"],
    [
      `list(sorted.map(({ check }) => check === null ? 0 : check))`,
      `list(sorted.map(() => undefined))`,
      "The later of two commits wins",
    ],
    [
      `check === null ? 0 : check`,
      `check === null ? undefined : check`,
      "What was absent is not checked",
    ],
    [`if (bytes.length > MAX_KEY)`, `if (false)`, "Keys are stored that Deno KV refuses"],
  ]),
  ...mutantsOf(at("calls"), tests("contract", "faults"), [
    [
      `if (!isLost(error)) throw error;`,
      `throw error;`,
      "A page fails because a connection was closed",
    ],
    [`return place === 0;`, `return true;`, "A conflict is mistaken for a commit"],
    [`if (place > 0) onConflict`, `if (place < 0) onConflict`, "Conflicts are not seen"],
    [
      `if (!isConflict(error)) throw error;`,
      `throw error;`,
      "A conflict that was noticed late is an outage",
    ],
  ]),
  ...mutantsOf(at("row_reader"), tests("row_reader"), [
    [`queueMicrotask(begin);`, `begin();`, "Reads of one turn are asked for one by one"],
    [
      `while (running < QUERIES && waiting.length > 0)`,
      `while (waiting.length > 0)`,
      "Every read has a query of its own, however many are under way",
    ],
    [
      `taken.length > 0 && keys + waiting[0].keys.length > MOST_KEYS`,
      `false`,
      "One query reads for thousands of people, who wait for all of it",
    ],
    [`if (one.isGivenUp())`, `if (false)`, "An outage is followed by reading for people who left"],
    [`      begin();\n    }`, `    }`, "What waited for a query waits until its time is over"],
  ]),
  ...mutantsOf(at("pool"), tests("pool"), [
    [
      `if (isGivenUp() || isClosed)`,
      `if (isClosed)`,
      "A call that was reported as failed writes all the same",
    ],
    [`if (!link.isUsable()) return forget();`, "", "A broken connection is used again"],
    [
      `if (link?.isUsable()) return link;`,
      `if (link) return link;`,
      "A connection that broke while idle fails the next call",
    ],
    [
      `      forget();\n      throw error;`,
      `      throw error;`,
      "After an outage no connection is opened any more",
    ],
    [`if (isClosed) link.close();`, "", "A connection outlives the program's store"],
  ]),
  ...mutantsOf(at("primary"), tests("primary"), [
    [`if (current === host) current = undefined;`, "", "A lost primary is asked forever"],
    [`(searching ??= search())`, `search()`, "Every call searches by itself"],
    [
      `if (last && found !== last)`,
      `if (found !== last)`,
      "The first primary counts as a failover",
    ],
  ]),
  ...mutantsOf(at("link"), tests("faults", "tls", "failover"), [
    [
      `rejectUnauthorized: true`,
      `rejectUnauthorized: false`,
      "Anybody on the network can be the database",
    ],
    [
      `target_session_attrs: "primary"`,
      `target_session_attrs: undefined`,
      "Standbys are written to",
    ],
    [
      `const timer = setTimeout(close, longest);`,
      `const timer = setTimeout(() => {}, longest);`,
      "A connection that hangs is kept",
    ],
  ]),
  ...mutantsOf(at("queries"), tests("contract", "sweep"), [
    [`and (expires_at is null or expires_at > \${String(now)})`, "", "Lists hold what has expired"],
    [` for update skip locked`, "", "Sweeping waits for people"],
  ]),
  ...mutantsOf(at("sweep"), tests("sweep"), [
    [`clock.now() - GRACE`, `clock.now()`, "A machine whose clock is fast removes what is valid"],
    [`=== SWEPT_AT_ONCE`, `=== -1`, "A thousand records a minute are removed, however many expire"],
  ]),
  ...mutantsOf(at("migrations"), tests("migrations", "sweep"), [
    [
      `applied.find(({ since }) => since > ours)`,
      `undefined`,
      "An old version runs on tables that it does not know",
    ],
    [
      "    await sql`select pg_advisory_xact_lock(hashtext('panjereh store:migrate'))`;\n",
      "",
      "Two machines migrate at once",
    ],
  ]),
  ...mutantsOf("adapters/store/engines/copy.ts", COPY, [
    [
      `if (isEqual) await target.delete(MARK);`,
      `await target.delete(MARK);`,
      "A store that differs is served",
    ],
    [
      `live = page.filter((one) => isLive(one, clock.now()) && !isMark(one))`,
      `live = page.filter((one) => !isMark(one))`,
      "Expired records live on",
    ],
    [
      `throw new ConfigurationError(["the target is not empty"]);`,
      "",
      "Two windows are mixed in one store",
    ],
    [
      `compared.source.digest === compared.target.digest`,
      `compared.source.count === compared.target.count`,
      "A record that changed meanwhile is lost silently",
    ],
  ]),
  ...mutantsOf("adapters/store/store_key.ts", COPY, [
    [`await requireWhole(options.store);`, "", "Half a store is served"],
  ]),
];

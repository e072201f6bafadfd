import { type Mutant, mutantsOf } from "../mutant.ts";

const test = (name: string) => `tests/adapters/store/${name}_test.ts`;

export const mutants: Mutant[] = [
  ...mutantsOf("adapters/store/clock_difference.ts", [
    "tests/adapters/store/clock_difference_test.ts",
  ], [
    ["(asked + answered) / 2 - theirs", "asked - theirs", "Slow answers look like a wrong clock"],
    ["Math.abs(seconds) - doubt", "seconds - doubt", "A clock that is behind is not noticed"],
    ["Math.abs(seconds) - doubt", "Math.abs(seconds)", "A slow store is called a wrong clock"],
  ]),
  ...mutantsOf("adapters/store/deno_kv.ts", [test("deno_kv")], [
    [`, mode: 0o700 }`, ` }`, "Everybody on the machine reads the folder of personal data"],
    [
      `await Deno.mkdir(dirname(path), { recursive: true, mode: 0o700 });`,
      "",
      "A store in a folder that is not there cannot be opened",
    ],
    [
      `if (path === ":memory:") return await Deno.openKv(path);`,
      "",
      "A store in memory makes a folder",
    ],
    [
      `clock.now() < value.expiresAt`,
      `clock.now() <= value.expiresAt`,
      "A record is valid for a millisecond more",
    ],
    [
      `(value.expiresAt === undefined || clock.now() < value.expiresAt)`,
      `true`,
      "What has expired is valid until KV deletes it",
    ],
    [
      `(value.expiresAt === undefined || clock.now() < value.expiresAt)`,
      `value.expiresAt !== undefined && clock.now() < value.expiresAt`,
      "A record without an end is gone at once",
    ],
    [
      `expiresAt = clock.now() + expireIn;`,
      `expiresAt = Date.now() + expireIn;`,
      "A record's end is not by the program's clock",
    ],
    [
      `if (expireIn !== undefined) envelope`,
      `if (expireIn) envelope`,
      "A record that has ended stays",
    ],
    [
      `Math.max(0, Math.ceil(expireIn))`,
      `Math.ceil(expireIn)`,
      "An end in the past fails the commit",
    ],
    [
      `Math.max(0, Math.ceil(expireIn))`,
      `Math.max(0, expireIn)`,
      "An end within a millisecond fails the commit",
    ],
    [
      `{ expireIn: expireIn && Math.max(0, Math.ceil(expireIn)) }`,
      `{}`,
      "KV never deletes what has expired",
    ],
    [
      `from += MAX_KEYS_PER_READ`,
      `from += MAX_KEYS_PER_READ + 1`,
      "Every eleventh record is not read",
    ],
    [`MAX_KEYS_PER_READ = 10`, `MAX_KEYS_PER_READ = 11`, "KV refuses a read of eleven records"],
    [`Math.min(limit, MAX_PAGE)`, `limit`, "A page may be as large as the store"],
    [`limit = 100 }`, `limit = 99 }`, "A page is smaller than documented"],
    [
      `if (entries.length === size) return { entries, cursor: last };`,
      "",
      "A list has one page only, of any size",
    ],
    [
      `if (entries.length === size) last = found.cursor;`,
      "",
      "The next page begins at the first record again",
    ],
    [
      `versionstamp: version })`,
      `versionstamp: null })`,
      "Commits fail on anything that was there before",
    ],
    [`operation.delete(key);`, "", "What is deleted stays"],
    [
      `operation.check(...entries.map(({ key, version }) => ({ key, versionstamp: version })));`,
      "",
      "The later of two commits wins over the earlier",
    ],
    [
      `(await operation.commit()).ok`,
      `(await operation.commit()) !== null`,
      "A conflict is mistaken for a commit",
    ],
    [`isFile && size > 0`, `size > 0`, "A folder is mistaken for a store"],
    [`isFile && size > 0`, `isFile`, "An empty file is mistaken for a store"],
    [
      `if (error instanceof Deno.errors.NotFound) return false;`,
      "",
      "A store that is not there is an outage",
    ],
    [
      `throw new StoreUnavailable("Cannot look for the store", { cause: error });`,
      `return false;`,
      "A store that cannot be looked at is mistaken for a new one",
    ],
    [`timeout = 2000`, `timeout = 20_000`, "A store that hangs is waited for ten times as long"],
    [`close: () => kv.close(),`, `close: () => {},`, "The store's file stays open"],
  ]),
  ...mutantsOf("domain/platform/store.ts", [test("deno_kv")], [
    [`MAX_PAGE = 500`, `MAX_PAGE = 501`, "A page is larger than KV gives at once"],
  ]),
  ...mutantsOf("adapters/store/deadlines.ts", [test("patience")], [
    [`late > BUSY`, `late > 1e9`, "A rush of people is told that the store is away"],
    [`LONGEST * timeout`, `9999 * timeout`, "A busy worker waits for a dead store for hours"],
    [
      `first = Math.min(first, due)`,
      `first = due`,
      "A call that hangs is given up when a later one is due",
    ],
    [`timer ??= setTimeout`, `timer = setTimeout`, "A timer runs on after the last call"],
    [
      `if (running.size > 0) return;`,
      "",
      "The first answer ends the time limit of all other calls",
    ],
    [`clearTimeout(timer);`, "", "A timer stays behind after the last call of the store"],
    [`now < deadline.due`, `false`, "All calls are given up with the first one"],
  ]),
  ...mutantsOf("adapters/store/patience.ts", [test("patience")], [
    [
      `if (!isPassing(error)) throw error;`,
      "",
      "A call that fails is tried until its time is over",
    ],
    [`if (isGivenUp()) throw error;`, "", "A call that was given up may write after all"],
    [`isGivenUp = true;`, "", "A call that was given up may write after all"],
    [`onRetry?.();`, "", "Retries are not counted"],
    [
      `Math.min(2 * jitter + 1, LONGEST_JITTER)`,
      `2 * jitter + 1`,
      "A locked file is left alone for seconds",
    ],
    [
      `Math.min(2 * jitter + 1, LONGEST_JITTER)`,
      `FIRST_JITTER`,
      "Many writers keep each other from writing",
    ],
    [`SHORTEST_PAUSE + (byte & jitter)`, `SHORTEST_PAUSE`, "All waiting calls come back together"],
    [`SHORTEST_PAUSE + (byte & jitter)`, `0`, "All waiting calls come back together, at once"],
    [
      `LONGEST_JITTER = 31`,
      `LONGEST_JITTER = 255`,
      "A locked file is left alone for a quarter of a second",
    ],
    [
      `FIRST_JITTER = 3`,
      `FIRST_JITTER = 31`,
      "A commit that meets another waits longer than both take",
    ],
    [`limit.reject(`, `void (`, "A store that hangs is waited for, forever"],
    [`endDeadline();`, "", "A timer stays behind for each call of the store"],
    [
      `throw new StoreUnavailable("Cannot reach the store", { cause, afterwards });`,
      `throw cause;`,
      "An outage is mistaken for a fault of the program",
    ],
    [
      `new StoreUnavailable("Cannot reach the store", { cause, afterwards })`,
      `new StoreUnavailable("Cannot reach the store", { afterwards })`,
      "The log does not say why the store fails",
    ],
    [
      `error instanceof TypeError && error`,
      `error instanceof Error && error`,
      "Other errors that mention a lock are tried again",
    ],
    [
      `error instanceof TypeError && error.message.includes("database is locked")`,
      `error instanceof TypeError`,
      "A value that cannot be stored is tried again",
    ],
  ]),
  ...mutantsOf("adapters/store/store_key.ts", [test("store_key")], [
    [
      `check === checkValue(secret) ? "same" : "another"`,
      `"same"`,
      "A store is opened with another secret",
    ],
    [`if (await isEmpty(store)) return "new";`, "", "A new store is not told from an old one"],
    [
      `? "unmarked" : "another"`,
      `? "unmarked" : "unmarked"`,
      "An old store is opened with another secret",
    ],
    [
      `if (found === "same" || found === "another") return found;`,
      `if (found === "same") return found;`,
      "A store is marked with another secret than its own",
    ],
    [
      ".create(keyCheckRecord(), checkValue(options.secret))",
      ".set(keyCheckRecord(), checkValue(options.secret))",
      "The later of two processes marks the store with its secret",
    ],
    [
      `isMarked ? found : await claimStore(options)`,
      `found`,
      "The later of two processes continues with its secret",
    ],
    [
      `if (found === "another") throw new ConfigurationError([otherKey(url)]);`,
      "",
      "The program runs on a store of another secret",
    ],
    [
      `if (found === "new") logger`,
      `if (found === "same") logger`,
      "A store that has gone is not missed",
    ],
    [
      `if (opens !== undefined) return opens;`,
      "",
      "The signing key does not tell whose a store is",
    ],
    [
      `return found === linkAfter(hash, NO_LINKS, record).hash;`,
      `return true;`,
      "The audit log does not tell whose a store is",
    ],
    [
      `return found === linkAfter(hash, NO_LINKS, record).hash;\n  }\n  return true;`,
      `return found === linkAfter(hash, NO_LINKS, record).hash;\n  }\n  return false;`,
      "A store that no key has touched is refused",
    ],
    [
      `deriveKey(secret, "key_check")`,
      `deriveKey(secret, "signing_keys")`,
      "The store holds the key that seals its keys",
    ],
  ]),
  ...mutantsOf("adapters/store/write_probe.ts", ["tests/adapters/store/write_probe_test.ts"], [
    [`if (last && clock.now() < last.until) return last.outcome;`, "", "Strangers make it write"],
    [
      `current.until = clock.now() + BAD_FOR;`,
      "",
      "A machine that is well again stays out",
    ],
    [`succeeded = false;`, "", "No alert says that nobody can sign in"],
    [`writeProbeRecord(newToken(random))`, `writeProbeRecord("")`, "All processes write one key"],
    [`if (isReadOnly(error)) {`, `if (false) {`, "A store that cannot be written is served"],
    [`if (isReadOnly(error)) {`, `if (true) {`, "A full disk turns away who is signed in"],
  ]),
  ...mutantsOf("adapters/program/readiness.ts", ["tests/adapters/program/readiness_test.ts"], [
    [`await writeProbe.check();`, "", "A machine where nobody can sign in counts as ready"],
    [`await store.get(["ready"]);`, "", "A store that cannot be read counts as ready"],
    [`if (admit(reason) !== null) logger`, `logger`, "Health checks fill the log"],
    [`stopping.throwIfAborted();`, "", "Requests are sent to a program that ends"],
    [`if (!isUp) throw`, `if (false) throw`, "Requests are sent to a program that starts"],
  ]),
];

import { type Mutant, mutantsOf } from "../mutant.ts";

const STORE = ["tests/domain/platform/store_test.ts", "tests/domain/platform/record_test.ts"];
const QUEUES = ["tests/domain/platform/queues_test.ts"];
const PLATFORM = ["tests/domain/platform/platform_test.ts", "tests/domain/captcha/answer_test.ts"];

export const mutants: Mutant[] = [
  ...mutantsOf("domain/platform/audit_chain.ts", ["tests/domain/platform/audit_chain_test.ts"], [
    [
      "[String(sequence), head.hash, canonicalJson(record)]",
      "[String(sequence), canonicalJson(record)]",
      "A record of another log can be put in unseen",
    ],
    [
      "[String(sequence), head.hash, canonicalJson(record)]",
      "[head.hash, canonicalJson(record)]",
      "After an update the whole log is called altered",
    ],
    [
      "[String(sequence), head.hash, canonicalJson(record)]",
      "[String(sequence), head.hash, record.event]",
      "Records can be edited unseen",
    ],
    [
      'if (link.sequence > next.sequence) note(next.sequence, "missing");',
      'if (link.sequence > next.sequence) note(link.sequence, "altered");',
      "A record that was taken out is called altered",
    ],
    [
      'else if (!isSame(link, next)) note(link.sequence, "altered");',
      'else if (link.sequence !== next.sequence) note(link.sequence, "altered");',
      "Records can be edited unseen",
    ],
    [
      "head.sequence === link.sequence && head.hash !== link.hash",
      "head.sequence === link.sequence && head.hash === link.hash",
      "Every chain is called replaced",
    ],
    [
      'if (heads.some((head) => head.sequence > end.sequence)) note(end.sequence + 1, "missing");',
      "",
      "The newest records can be removed unseen",
    ],
    [
      "broken ??= { sequence, fault }",
      "broken = { sequence, fault }",
      "The last fault is named, not the first",
    ],
    [
      ".sort(([a], [b]) => a < b ? -1 : 1)",
      "",
      "A chain that was restored from a copy is called altered",
    ],
    ["count++;", "", "The operator is told of no records"],
  ]),
  ...mutantsOf("domain/platform/commit.ts", STORE, [
    [
      "commit.check(...refsIn(found) as Found<unknown>[]);",
      "",
      "Anything that is decided under contention is decided twice",
    ],
    [
      "if (await committed(commit, () => onLate?.(outcome))) return outcome;",
      "await committed(commit, () => onLate?.(outcome)); return outcome;",
      "What lost a race is answered as if it had happened",
    ],
    [
      "isWritten === true && onLate()",
      "isWritten === true",
      "A code that the store has counted late is never sent",
    ],
    ["MAX_ATTEMPTS = 200;", "MAX_ATTEMPTS = 2;", "A rush on one record is answered as an outage"],
    [
      'throw new StoreUnavailable("Cannot commit: the record is contended");',
      'throw new Error("Cannot commit: the record is contended");',
      "A rush on one record is answered as a fault of the program",
    ],
  ]),
  ...mutantsOf("domain/platform/commit.ts", QUEUES, [
    ["await places.take(touched);", "", "Transactions race for a contended record"],
    [
      "for (const { key } of refsIn(wanted)) touched.add(queueName(key));",
      "for (const { key } of isFirst ? refsIn(wanted) : []) touched.add(queueName(key));",
      "Transactions race for a record that they read second",
    ],
    [
      "} finally { places.release(); }",
      "} finally { /* kept */ }",
      "After one transaction nobody else gets at its records",
    ],
  ]),
  ...mutantsOf("domain/platform/lease.ts", ["tests/domain/platform/lease_test.ts"], [
    [
      "if (stored && !isOwn && now < stored.until) return null;",
      "",
      "Every worker does the work that is done once",
    ],
    ["isOwn ? fence : fence + 1", "fence", "Who has taken over cannot be told from who had it"],
    [
      "found.value.until >= now + RENEWED_WITH",
      "found.value.until >= now",
      "A clock that is ahead takes the lease of a worker at work",
    ],
    [
      "if (isHeldBy(holder, found)) await write",
      "if (found.value) await write",
      "A worker that ends takes the lease from the one at work",
    ],
    ["{ ...found.value, until: 0 }", "found.value", "After a restart the work waits for seconds"],
  ]),
  ...mutantsOf("domain/platform/queues.ts", QUEUES, [
    [
      "const last = ahead ? ahead.then(() => left) : left;",
      "const last = left;",
      "When one gives up waiting, those behind it overtake",
    ],
    [
      "if (names.isSubsetOf(held)) return;",
      "",
      "A busy record's loser goes to the end of the queue",
    ],
  ]),
  ...mutantsOf("domain/platform/commit.ts", STORE, [
    ["expireIn = record.expireIn", "expireIn", "Records are kept permanently"],
    ["check([{ key: record.key, version: null }]);", "", "A signed call is taken twice"],
    [
      "check(found); return write;",
      "return write;",
      "A notice that another worker sends goes out twice",
    ],
    [
      "if (checks > MAX_CHECKS)",
      "if (checks > MAX_CHECKS + 1)",
      "What depends on too many records fails in the engine, as if that were down",
    ],
    [
      "checks += entries.length;",
      "checks = entries.length;",
      "What depends on too many records fails in the engine, as if that were down",
    ],
  ]),
  ...mutantsOf("domain/platform/keyed_random.ts", PLATFORM, [
    [
      "String(counter++)",
      "String(counter)",
      "Noise over the picture repeats, and is subtracted by a machine",
    ],
    [
      "hash.digest(purpose, ...name, String(counter++))",
      "hash.digest(purpose, String(counter++))",
      "All security codes have one answer",
    ],
    [
      "rest = rest.slice(count);",
      "rest = rest.slice(1);",
      "Bytes come twice: digits of the security code repeat",
    ],
  ]),
  ...mutantsOf("domain/platform/platform.ts", PLATFORM, [
    ["random.bytes(32)", "random.bytes(8)", "Sessions can be guessed"],
    [
      "if (byte < 250 && digits",
      "if (byte < 256 && digits",
      "Some codes come more often than others",
    ],
    ["digits += byte % 10;", "digits += byte % 9;", "No code has a nine: guesses hit more often"],
    [
      "const share = (1 + random.bytes(1)[0] / 256) / 2;",
      "const share = 0.5;",
      "What began together is renewed together ever after",
    ],
    [
      "const share = (1 + random.bytes(1)[0] / 256) / 2;",
      "const share = 1 + random.bytes(1)[0] / 256;",
      "Renewals come after the end",
    ],
    ["HOUR = 60 * MINUTE", "HOUR = 600 * MINUTE", "Every limit of an hour holds for ten"],
    ["DAY = 24 * HOUR", "DAY = 12 * HOUR", "All days are half as long"],
  ]),
  ...mutantsOf("domain/platform/read.ts", STORE, [
    [
      "{ ...ref, ...entries[i] }",
      "{ ...entries[i] } as Found<unknown>",
      "What was read is written permanently",
    ],
    [
      "entries.map((entry) => ({ ...entry, expireIn }))",
      "entries",
      "What was read is written permanently",
    ],
    [
      "for (const entry of page.entries) yield { ...entry, expireIn };",
      "yield* page.entries;",
      "Notices are kept permanently once they were tried",
    ],
  ]),
  ...mutantsOf("domain/platform/read.ts", STORE, [[
    "cursor = page.cursor; } while (cursor);",
    'cursor = page.cursor; } while (cursor === "");',
    "Lists end after five hundred records",
  ], [
    "{ from } : { cursor };",
    "{ from } : { from };",
    "Long lists are read in circles",
  ]]),
  ...mutantsOf("domain/platform/record.ts", STORE, [
    [
      "[...first, ...key(...args)], expireIn",
      "[...first, ...key(...args)]",
      "Records are kept permanently",
    ],
    [
      "prefix: [...first, ...more],",
      "prefix: first,",
      "One person's companies are shown to another",
    ],
    [
      "key = (...args) => args as unknown as readonly KeyPart[]",
      "key = () => []",
      "All records of a kind are one",
    ],
  ]),
  ...mutantsOf("domain/platform/record_once.ts", ["tests/domain/platform/audit_bounds_test.ts"], [
    ["if (recorded.value) return;", "", "What is repeated fills the audit log"],
    ["expireIn: HOUR,", "expireIn: 24 * HOUR,", "What is repeated on another day leaves no record"],
  ]),
  ...mutantsOf("domain/platform/request_id.ts", [
    "tests/domain/platform/request_id_test.ts",
    "tests/routes/app_test.ts",
  ], [
    [
      `drawn.slice(next, next += ID_LENGTH)`,
      `drawn.slice(next, next + ID_LENGTH)`,
      "All requests have one number",
    ],
    [`next = 0;\n    }`, `}`, "After 256 requests their numbers are empty"],
    [`if (next === drawn.length) {`, `if (next > drawn.length) {`, "Requests have no number"],
    [
      `digits.padStart(REFERENCE_DIGITS, "0")`,
      `digits`,
      "One reference in ten has too few digits, and IDs slip",
    ],
    [`view.getUint32(at)`, `view.getUint32(0)`, "256 requests have one reference"],
    [
      `requestId.slice(half, REFERENCE_DIGITS)`,
      `requestId.slice(half)`,
      "The reference is too long for the phone",
    ],
  ]),
  ...mutantsOf(
    "domain/platform/numbered_page.ts",
    ["tests/domain/platform/numbered_page_test.ts"],
    [
      [
        "Math.min(Math.max(1, asked), pages)",
        "Math.max(1, asked)",
        "The page after the last one is empty",
      ],
      ["\\d{0,3}$/", "\\d*(?:\\.\\d+)?$/", "There is a page between the first and the second"],
    ],
  ),
  ...mutantsOf("domain/platform/store.ts", STORE, [
    [
      "STORE_RETRY = 5;",
      "STORE_RETRY = 5000;",
      "After a moment's outage pages say to come back in an hour and a half",
    ],
  ]),
];

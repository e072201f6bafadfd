import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/${name}.ts`;
const tests = (...names: string[]) => names.map((name) => `tests/adapters/${name}_test.ts`);

export const mutants: Mutant[] = [
  ...mutantsOf(at("audit/append_later"), tests("audit/append_later"), [
    [`event: record.event,`, "", "The log does not say which record is missing"],
    [
      `requestId: record.requestId,`,
      "",
      "The log does not say of which request a record is missing",
    ],
  ]),
  ...mutantsOf(at("audit/audit_chain"), tests("audit/audit_chain"), [
    [
      "check(head, ...lease ? [lease] : [])",
      "check(...lease ? [lease] : [])",
      "Two workers seal the same record twice",
    ],
    ["if (waiting.length === 0) return [];", "", "Nothing to seal is mistaken for a fault"],
    ["write.delete(unsealed);", "", "A record is sealed again and again"],
    [`head.value ?? NO_LINKS`, `NO_LINKS`, "The chain begins again with each run"],
    [
      `page.size + size > PAGE_SIZE`,
      `page.size > PAGE_SIZE`,
      "A page may be larger than it should be",
    ],
    [
      "if (page) write.set(auditPageRecord(page.first), page.links);",
      "",
      "The links of a full page are lost",
    ],
    [`page.size += size;`, "", "A page may be larger than it should be"],
    [`PAGE_SIZE = 600`, `PAGE_SIZE = 6000`, "Looks into the store read pages of the audit log"],
    [
      "unsealedRecord.all(), BATCH",
      "unsealedRecord.all(), 500",
      "Sealing takes smaller steps than it may",
    ],
    [`BATCH = 250`, `BATCH = 2500`, "A commit has more changes than KV takes"],
    [
      "return sealed ? waiting.map(({ value }) => value) : [];",
      "return waiting.map(({ value }) => value);",
      "Records that another worker sealed are counted twice",
    ],
    [
      `sequence: first + place, ...link`,
      `sequence: first, ...link`,
      "Links on one page have the same number",
    ],
    [
      `since ??= value.at;`,
      `since = value.at;`,
      "The newest record is reported as the one that waits longest",
    ],
    [`count++;`, "", "Records that wait are not counted"],
  ]),
  ...mutantsOf(at("audit/kv_audit_log"), tests("audit/kv_audit_log"), [
    [`at === lastAt ? sequence + 1 : 0`, `0`, "Records of one millisecond lose their order"],
    [`lastAt = at;`, "", "Records of one millisecond lose their order"],
    [
      "write.create(unsealedRecord(newId(record.at)), record);",
      "write.set(unsealedRecord(newId(record.at)), record);",
      "A record may take another's place",
    ],
    [`-\${random.bytes(8).toHex()}`, "", "Two processes take each other's place"],
    [`hex(at, 12)`, `hex(at, 1)`, "Records lose their order when the time gains a digit"],
    [
      `hex(sequence, 6)`,
      `hex(sequence, 1)`,
      "The seventeenth record of a millisecond loses its order",
    ],
    [
      `if (!await write.commit()) {`,
      `if (await write.commit() === undefined) {`,
      "A record that was not written is mistaken for written",
    ],
  ]),
  ...mutantsOf(at("audit/audit_chain"), ["tests/domain/platform/lease_test.ts"], [
    [
      "check(head, ...lease ? [lease] : [])",
      "check(head)",
      "A worker that was paused seals beside the one that took over",
    ],
  ]),
  ...mutantsOf(at("audit/sealer"), tests("audit/sealer"), [
    [
      `await running;\n      nextHeadLog = 0;`,
      `nextHeadLog = 0;`,
      "The end does not wait for the run under way",
    ],
    [
      `nextHeadLog = 0;\n      await once();`,
      `await once();`,
      "The last head is not told to the log",
    ],
    [
      `await running;\n      nextHeadLog = 0;\n      await once();`,
      `await running;\n      nextHeadLog = 0;`,
      "What came last stays unsealed",
    ],
    [`running ??= once()`, `once()`, "Two runs seal at the same time"],
    [`running = undefined;`, "", "Nothing is sealed after the first run"],
    [
      "if (sealed.length < BATCH) break;",
      "if (sealed.length < 2) break;",
      "What comes while it seals is a commit each",
    ],
    [
      "if (!held) return watch?.idle(await chain.head());",
      "",
      "Every worker of every machine seals",
    ],
    ["await lease.giveUp();", "", "After a restart nothing is sealed for seconds"],
    [
      `lag = Math.max(lag, clock.now() - sealed[0].at);`,
      `lag = clock.now() - sealed[0].at;`,
      "A long wait is reported as a short one",
    ],
    [`for (const record of sealed) watch?.sealed(record);`, "", "Events are not counted"],
    [
      `watch?.caughtUp(head, lag / SECOND);`,
      `watch?.caughtUp(head, lag);`,
      "A wait is reported a thousand times as long",
    ],
    [`watch?.caughtUp(head, lag / SECOND);`, "", "It is not reported that sealing stands still"],
    [
      `clock.now() >= nextHeadLog`,
      `clock.now() > nextHeadLog`,
      "The head is told later than documented",
    ],
    [
      `if (clock.now() >= nextHeadLog) logHead(head);`,
      `logHead(head);`,
      "The log is full of heads",
    ],
    [`nextHeadLog = clock.now() + HEAD_LOG_INTERVAL;`, "", "The log is full of heads"],
    [
      `HEAD_LOG_INTERVAL = 5 * MINUTE`,
      `HEAD_LOG_INTERVAL = 6 * MINUTE`,
      "The head is told later than documented",
    ],
    [
      `if (head.sequence === (logged?.sequence ?? 0)) return;`,
      "",
      "The same head is logged again and again",
    ],
    [`logged = head;`, "", "The same head is logged again and again"],
    [`watch?.failed();`, "", "It is not reported that sealing fails"],
    [
      `logger.error("Cannot seal the audit log: {error}", { error, unsaid });`,
      "",
      "The log does not say why sealing fails",
    ],
    [`if (unsaid === null) return;`, "", "Each second of an outage has a line in the log"],
  ]),
  ...mutantsOf(at("commands/own_store"), tests("commands/audit_verify"), [
    [
      `if (!await hasStore(configuration)) return missing;`,
      "",
      "Verifying makes the store that it looks for",
    ],
    [
      `SECRET_KEY ? bytesOf(SECRET_KEY) : await findSecretFile(file)`,
      `await findSecretFile(file)`,
      "A program's own key is not taken",
    ],
    [`if (key === "new") return missing;`, "", "An empty store counts as sound"],
    [
      `if (key === "another") return { outcome: "other_key", report: otherKey(url) };`,
      "",
      "A wrong key is reported as a broken chain",
    ],
    [`finally {\n    store.close();\n  }`, `finally {}`, "The store's file stays open"],
  ]),
  ...mutantsOf(at("commands/audit_verify"), tests("commands/audit_verify"), [
    [`[head, ...noted]`, `[head]`, "Newest links may be removed without notice"],
    [
      `[head, ...noted]`,
      `[...noted]`,
      "Links after the last noted one may be removed without notice",
    ],
    [
      `broken ? "broken" : links === 0 ? "empty" : "sound"`,
      `links === 0 ? "empty" : "sound"`,
      "A broken chain counts as sound",
    ],
    [`links === 0 ? "empty" : "sound"`, `"sound"`, "A chain without links counts as sound"],
    [`{1,15}`, `{1,16}`, "A number that cannot be exact is taken"],
    [`[\\w-]{43}`, `[\\w-]{42,43}`, "A truncated head is accepted"],
  ]),
  ...mutantsOf(at("commands/report"), tests("commands/audit_verify"), [
    [`broken: 1,`, `broken: 0,`, "A supervisor mistakes a broken chain for sound"],
    [`failed: 2,`, `failed: 0,`, "A supervisor mistakes a failure for sound"],
    [`missing: 3,`, `missing: 0,`, "A supervisor mistakes a missing log for sound"],
    [`empty: 4,`, `empty: 0,`, "A supervisor mistakes an empty log for sound"],
    [`other_key: 5,`, `other_key: 1,`, "A supervisor mistakes a wrong key for a broken chain"],
    [
      `if (error instanceof TypeError) throw new ConfigurationError([error.message]);`,
      "",
      "A mistyped command ends with a stack",
    ],
  ]),
  ...mutantsOf(at("commands/audit_read"), tests("commands/audit_read"), [
    [`accountId?.slice(0, SHOWN)`, `accountId`, "A reader can look accounts up in the store"],
    [`ip?.slice(0, SHOWN)`, `ip`, "A reader can look clients up in the store"],
    [`isToken ? value.slice(0, SHOWN) : maskText(value)`, `value`, "A reader sees personal data"],
    [`record.at < until`, `record.at <= until`, "Two days share a record"],
    [`sequence > after`, `sequence >= after`, "Two pages share a record"],
    [
      `printed === filter.limit`,
      `printed > filter.limit`,
      "A page is longer than it was asked for",
    ],
    [`Number.isNaN(time)`, `false`, "A date with a typo selects nothing, in silence"],
  ]),
];

import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/observation/metrics/${name}_metrics.ts`;
const tests = (name: string) => [`tests/adapters/observation/metrics/${name}_metrics_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("http"), tests("http"), [
    [
      `Math.trunc(status / 100)`,
      `Math.round(status / 100)`,
      "Faults of the gateway count as another class",
    ],
    [
      `.observe(milliseconds / SECOND);\n    },\n    failed`,
      `.observe(milliseconds);\n    },\n    failed`,
      "Answers seem a thousand times slower",
    ],
    [`this.set(inFlight());`, "", "Answers under way are not seen"],
    [`sockets.inc();`, "", "Open sockets are not seen"],
    [`joined.socket.onEnd(() => sockets.dec());`, "", "Closed sockets count as open"],
    [`joined.socket.onEnd(() => sockets.dec());`, `sockets.dec();`, "Open sockets are not seen"],
    [
      `classes[statusClass] ??= duration`,
      `classes[0] ??= duration`,
      "All of a service's answers count as one class",
    ],
  ]),
  ...mutantsOf(at("outside"), tests("outside"), [
    [
      `connected: (target) => open.set({ target }, 0),`,
      `connected: () => {},`,
      "A target is not seen until its breaker opens",
    ],
    [
      `?.replace(/^status (?!\\d{3}$).*/, "status")`,
      "",
      "A target makes as many labels as it likes",
    ],
    [`?? "ok"`, `?? "failed"`, "Calls that succeed count as failed"],
    [`if (failure !== "breaker open") duration`, `duration`, "A dead target looks fast"],
    [
      `if (failure !== "breaker open") duration`,
      `if (!failure) duration`,
      "A slow target that fails is not seen",
    ],
    [`milliseconds / SECOND`, `milliseconds`, "Calls seem a thousand times slower"],
    [
      `state === "closed" ? 0 : 1`,
      `state === "open" ? 1 : 0`,
      "A target that is probed counts as sound",
    ],
  ]),
  // Only the figures of several workers show how they are put together.
  ...mutantsOf(at("outside"), [
    ...tests("outside"),
    "tests/adapters/observation/metrics/metrics_test.ts",
  ], [
    [`aggregator: "max",`, "", "Four workers tell of four open breakers"],
  ]),
  ...mutantsOf(at("sign_in"), tests("sign_in"), [
    ...[
      ["/login", "mobile"],
      ["/login/code", "code"],
      ["/login/code/resend", "code_again"],
      ["/login/code/email", "code_by_email"],
      ["/login/returning", "returning"],
      ["/login/identity", "identity"],
      ["/login/confirm", "confirm"],
      ["/login/postal-code", "postal_code"],
      ["/login/company", "company"],
      ["/login/person", "person"],
      ["/login/qr", "qr"],
      ["/sign-out", "sign_out"],
    ].map(([path, step]): [string, string, string] => [
      `["${path}", "${step}"],`,
      "",
      `The step ${step} is not seen by itself`,
    ]),
    [`status < 400`, `status <= 400`, "Forms that are refused count as passed"],
    [`if (status === 422) return "asked_again";`, "", "Mistakes of people count as refused"],
    [`if (status === 429) return "limited";`, "", "Limits are not seen by themselves"],
    [
      `status < 500 ? "refused"`,
      `status <= 500 ? "refused"`,
      "Faults of ours count as the person's",
    ],
    [
      `captchas.inc({ way: "proof" in given ? "proof" : "answer", verdict });`,
      "",
      "Security codes are not counted",
    ],
    [
      `"proof" in given ? "proof" : "answer"`,
      `"answer"`,
      "The ways of the security code are not told apart",
    ],
    [`STEPS.get(path) ?? "other"`, `STEPS.get(path) ?? path`, "Anybody makes labels"],
    [
      `if (record.event === "code.right") used.inc({ channel: channelOf(record) });`,
      "",
      "Codes are not counted",
    ],
    [`if (isDialled(record)) codeSent("ussd");`, "", "Codes that were dialled are not counted"],
    [`events.inc({ event: record.event });`, "", "Events are not counted"],
    [`lag.set(seconds);`, "", "It is not reported that sealing is behind"],
    [
      `links.set(head.sequence);\n      sealedAt`,
      "sealedAt",
      "The chain's length is not seen",
    ],
    [
      `lag.set(0);\n      links.set(head.sequence);`,
      "",
      "A worker that no longer seals shows its last wait permanently",
    ],
    [
      `sealedAt.set(Date.now() / SECOND);`,
      `sealedAt.set(Date.now());`,
      "The time of sealing is in the far future",
    ],
    [`failed: () => failures.inc(),`, `failed() {},`, "It is not reported that sealing fails"],
    [`detail?.emailed ? "email" : "sms"`, `"sms"`, "Codes by mail count as codes by SMS"],
    [`Boolean(detail?.issued)`, `true`, "Codes that nobody was shown count as sent"],
  ]),
  ...mutantsOf(at("store"), tests("store"), [
    [`answer === false ? "conflict" : "ok"`, `"ok"`, "Conflicts of commits are not seen"],
    [`let outcome = "unavailable";`, `let outcome = "ok";`, "Outages are not seen"],
    [`/ SECOND);`, `);`, "The store seems a thousand times slower"],
    [
      `get: (key) => timed("get", () => store.get(key)),`,
      "",
      "Reads of single records are not seen",
    ],
    [
      `getMany: (keys) => timed("get_many", () => store.getMany(keys)),`,
      "",
      "Reads of several records are not seen",
    ],
    [
      `list: (prefix, options) => timed("list", () => store.list(prefix, options)),`,
      "",
      "Reads of lists are not seen",
    ],
    [`atomic: () => measureAtomic(store.atomic()),`, "", "Commits are not seen"],
    [
      `store.list(prefix, options)`,
      `store.list(prefix)`,
      "Lists begin at their first page again where metrics are on",
    ],
    [`onRetry: () => retries.inc(),`, `onRetry() {},`, "Retries are not seen"],
    [
      `onConflict: ([kind]) => conflicts.inc({ kind }),`,
      `onConflict: (key) => conflicts.inc({ kind: key.join() }),`,
      "Conflicts are counted for each person",
    ],
    [
      `onPrimaryChange: () => primaryChanges.inc(),`,
      `onPrimaryChange() {},`,
      "A failover is not seen",
    ],
  ]),
  ...mutantsOf("adapters/observation/metrics/metrics.ts", [
    "tests/adapters/observation/metrics",
    "tests/http/observation/metrics_test.ts",
  ], [
    [
      `if (owner === "_window" && method === "POST")`,
      `if (method === "POST")`,
      "What is posted to services counts as steps of signing in",
    ],
    [
      `owner === "_window" && method === "POST"`,
      `owner === "_window"`,
      "Pages that are looked at count as steps",
    ],
    [`http.answered(owner, status, milliseconds);`, "", "Answers are not counted"],
    [
      `AggregatorRegistry.aggregate(workers)`,
      `AggregatorRegistry.aggregate(workers.slice(0, 1))`,
      "One worker's figures are reported as all workers'",
    ],
  ]),
  ...mutantsOf(at("configuration"), tests("configuration"), [
    [`if (succeeded) succeededAt`, `succeededAt`, "A refused file counts as accepted"],
    [`succeeded ? 1 : 0`, `1`, "No alert says that a restart would fail"],
    [`note(true);`, "", "A program that has not reloaded yet raises an alert"],
  ]),
];

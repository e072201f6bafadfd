import { type Mutant, mutantsOf } from "../mutant.ts";

const test = (name: string) => [`tests/domain/events/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf("domain/events/event.ts", test("facts"), [
    [
      `hash.digest("event_cause", service, accountId, String(at))`,
      `hash.digest("event_cause", accountId, String(at))`,
      "Agencies join their records by what happened",
    ],
    [
      `hash.digest("event_id", service, event.event,`,
      `hash.digest("event_id", event.event,`,
      "Agencies join their records by the IDs of events",
    ],
  ]),
  ...mutantsOf("domain/events/facts.ts", test("facts"), [
    [
      `.filter(({ event }) => service.events?.types.includes(event))`,
      ``,
      "A service gets what it has not asked for",
    ],
    [
      `fact.claims.filter((claim) => attributes.includes(claim))`,
      `fact.claims`,
      "A service hears of attributes that it may not know",
    ],
    [`if (service.level !== 3) return [];`, ``, "Every service hears of level 3"],
    [
      `if (isProved && isStillProved(fact.formerlyAt, service, at)) return [];`,
      ``,
      "A level that has not changed is told as changed",
    ],
  ]),
  ...mutantsOf("domain/events/set.ts", test("facts"), [
    [
      `return { format: "complex", user, session: { format: "opaque", id: subject.sid } };`,
      `return user;`,
      "A sign-out on the phone ends all sessions at the service",
    ],
  ]),
  ...mutantsOf("domain/events/stream.ts", test("stream"), [
    [
      `if (status === "disabled") return { due: "drop", reason: "stream disabled" };`,
      ``,
      "A service that wants no events gets them",
    ],
    [
      `status === "paused" || service.events.push === undefined`,
      `service.events.push === undefined`,
      "A paused stream goes on",
    ],
  ]),
  ...mutantsOf("domain/events/push_answer.ts", [...test("stream"), ...test("poll")], [
    [
      `status >= 200 && status < 300`,
      `status >= 200 && status < 400`,
      "A redirect to a sign-in page counts as delivered",
    ],
    [
      `if (err !== undefined && FINAL.includes(err)) return`,
      `if (err !== undefined) return`,
      "An event that came while keys were changed is lost",
    ],
    [
      `/^[a-z][a-z_]{0,39}$/.test(err)`,
      `true`,
      "What a receiver writes about a person stays in our log",
    ],
  ]),
  ...mutantsOf("domain/events/poll.ts", test("poll"), [
    [`if (!row.value) continue;`, `if (!row.value) throw new Error();`, "An old answer is a fault"],
    [`if (status !== "enabled") return`, `if (false) return`, "A paused stream hands out events"],
    [`hasMore: page.length > limit`, `hasMore: false`, "A service believes that it has everything"],
  ]),
  ...mutantsOf("domain/events/person_changed.ts", test("person_changed"), [
    [
      `if (session?.level3?.at !== provedAt) return { outcome: "delivered" };`,
      ``,
      "The lapse of a proof that was renewed is told",
    ],
    [
      `level3EndsAt(provedAt, service) === at`,
      `true`,
      "Level 3 lapses at a service that still accepts it",
    ],
    [
      `write.delete(connectedServiceRecord(accountId, id))`,
      `write`,
      "Where a purged person has been stays known",
    ],
  ]),
  ...mutantsOf("domain/events/manage.ts", test("stream"), [
    [
      `status === "enabled" && receiver.value.state === "paused"`,
      `receiver.value.state === "held"`,
      "A service is not told that its stream goes on",
    ],
    [`if (now < freeAt) return freeAt;`, ``, "A service fills its stream with verifications"],
    [
      `else if (receiver.value) resumeReceiver(`,
      `else if (false) resumeReceiver(`,
      "A stream that was paused stays so",
    ],
  ]),
];

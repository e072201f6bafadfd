import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/sign_in";
const LIFETIMES = "tests/domain/platform/lifetimes_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/budget/code.ts", ["tests/domain/journey/one_time_code_test.ts"], [
    ["digits: 5, lifetime", "digits: 4, lifetime", "A guess hits ten times as often"],
    [
      "lifetime: 120 * SECOND",
      "lifetime: 121 * SECOND",
      "A code lives longer than the guide allows",
    ],
    ["lifetime: 120 * SECOND", "lifetime: 119 * SECOND", "A code dies before the page says so"],
    ["tries: 3 };", "tries: 4 };", "A code can be guessed once more often"],
    ["tries: 3 };", "tries: 2 };", "A second slip costs the code"],
  ]),
  ...mutantsOf("domain/budget/daily.ts", ["tests/domain/budget/daily_test.ts"], [
    ["(uses.value ?? []).slice(0, -1)", "[]", "An outage gives back all uses"],
    ["freeAt(recentUses(value, clock.now()), limit)", "null", "Photos are read in vain"],
  ]),
  ...mutantsOf("domain/budget/uses.ts", [
    "tests/domain/budget/daily_test.ts",
    "tests/domain/budget/ledger_limits_test.ts",
    "tests/domain/qr/ticket_test.ts",
  ], [
    ["time > now - period", "time >= now - period", "A use counts a moment too long"],
    ["recent.length < limit", "recent.length <= limit", "One use more than the limit"],
    [
      "recent[recent.length - limit] + period",
      "recent[recent.length - 1] + period",
      "The time named for coming back is too late",
    ],
    [
      "recent[recent.length - limit] + period",
      "recent[0] + period",
      "The time named for coming back is too early",
    ],
  ]),
  ...mutantsOf("domain/budget/ledger.ts", [
    "tests/domain/budget/ledger_test.ts",
    "tests/domain/budget/ledger_limits_test.ts",
  ], [
    [
      `this.#pooled("wrong", wrongPerDay),`,
      "",
      "Guesses from all unknown networks together are no longer limited",
    ],
    [
      `return kind === "codes" && next > this.now ? next : null;`,
      "return next > this.now ? next : null;",
      "A fresh network is closed for guessing too: strangers can keep the owner out",
    ],
    [
      "const UNKNOWN_FACTOR = 2;",
      "const UNKNOWN_FACTOR = 3;",
      "Strangers together send half as much again",
    ],
    [
      "FRESH_NETWORK_EVERY = HOUR",
      "FRESH_NETWORK_EVERY = HOUR / 2",
      "A person gets two messages an hour from strangers all over the country",
    ],
    [
      "freeAt(this.#own.uncertain, uncertainPerDay),",
      "",
      "Messages whose fate is unknown are not limited by the day",
    ],
    [
      `this.#pooled("codes", codesPerDay),`,
      "",
      "Messages from all unknown networks together are not limited",
    ],
    [
      "last + resendAfter > this.now ?",
      "last + resendAfter >= this.now ?",
      "A resend at the moment that the page names is refused",
    ],
    [
      "...this.#own.uncertain, ...this.#strangers",
      "...this.#strangers",
      "No pause after a message that may have left",
    ],
    [
      `...this.#strangers("codes"),`,
      "",
      "Strangers of several networks send a burst of messages",
    ],
    [
      "this.guessAllowedAt(), );",
      ");",
      "A code is sent to somebody who has no guess left to enter it",
    ],
    [
      "wrongSinceSuccess >= wrongSinceSuccess;",
      "wrongSinceSuccess > wrongSinceSuccess;",
      "Slow guessing has an eleventh try",
    ],
    [
      "if (full === null || this.#own[kind].length) return full;",
      "if (full === null) return full;",
      "A network that has used up its share continues at one code an hour",
    ],
    ["spent.at(-1)! + FRESH", "spent.at(0)! + FRESH", "Fresh networks are not slowed"],
    [
      "this.#own.codes = this.#own.codes.filter((time) => time !== at);",
      "",
      "A message that the operator refused counts against the person",
    ],
    [
      "this.refundCode(at); this.#own.uncertain.push(at);",
      "this.#own.uncertain.push(at);",
      "A message whose fate is unknown counts as two",
    ],
    ["this.#own.lastWrongAt = this.now;", "", "Ten slow guesses close nothing"],
    ["this.#own.wrongSinceSuccess++;", "", "Slow guessing is not counted"],
    ["this.#own.identities.pop();", "", "An outage of a registry costs tries"],
    ["this.#own.codes = [];", "", "Three sign-ins a day and the person is kept out"],
    [
      "if (dialled) dialled.codes = [];",
      "",
      "Three dialled sign-ins a day and dialling is closed",
    ],
    [
      "this.#own.uncertain = [];",
      "",
      "Messages that arrived after all count against the person",
    ],
    [
      "this.#own.wrongSinceSuccess = 0;",
      "",
      "Ten slips in a life close an account for thirty days",
    ],
    [
      `.filter(([name]) => name.startsWith("network:"))`,
      "",
      "A person's own browser uses up what strangers, and they elsewhere, may ask for",
    ],
  ]),
  ...mutantsOf("domain/budget/person.ts", [
    "tests/domain/budget/ledger_test.ts",
    "tests/domain/budget/ledger_limits_test.ts",
  ], [
    ["codesPerDay: 3,", "codesPerDay: 4,", "A person can be sent a fourth message a day"],
    ["wrongPerDay: 9,", "wrongPerDay: 10,", "A tenth guess on one day"],
    ["wrongPerDay: 9,", "wrongPerDay: 8,", "The third code has two tries only"],
    ["wrongSinceSuccess: 10,", "wrongSinceSuccess: 11,", "Slow guessing continues for longer"],
    ["closedFor: 30 * DAY", "closedFor: 29 * DAY", "Slow guessing opens earlier than documented"],
    ["uncertainPerDay: 6", "uncertainPerDay: 7", "A seventh message that may have left"],
    ["identitiesPerDay: 10", "identitiesPerDay: 11", "An eleventh identity is tried out"],
    [
      "resendAfter: 60 * SECOND",
      "resendAfter: 59 * SECOND",
      "Messages come faster than a minute apart",
    ],
    [
      "const MAX_SOURCES = 100;",
      "const MAX_SOURCES = 10_000;",
      "An attacker from many networks makes the record too large for the store: no sign-in is possible",
    ],
    [
      "lastUse(b) - lastUse(a)).slice",
      "lastUse(a) - lastUse(b)).slice",
      "The newest guesses are forgotten first",
    ],
    [
      "closed = spent.lastWrongAt > now - closedFor",
      "closed = spent.lastWrongAt >= now - closedFor",
      "The first slip after thirty days closes for thirty more",
    ],
    [
      "wrongSinceSuccess: closed ? spent.wrongSinceSuccess : 0,",
      "wrongSinceSuccess: spent.wrongSinceSuccess,",
      "The first slip after thirty days closes for thirty more",
    ],
    [
      "return count + wrongSinceSuccess > 0 ? kept : null;",
      "return count > 0 ? kept : null;",
      "A person who guesses once a day is never closed",
    ],
    [
      "Math.max(lastWrongAt, ...codes, ...uncertain, ...identities)",
      "Math.max(lastWrongAt, ...uncertain, ...identities)",
      "Networks that sent messages are forgotten before those that did nothing",
    ],
    [
      "Math.max(lastWrongAt, ...codes, ...uncertain, ...identities)",
      "Math.max(lastWrongAt, ...codes, ...uncertain)",
      "Networks that try out identities are forgotten first",
    ],
  ]),
  ...mutantsOf("domain/budget/uses.ts", [
    "tests/domain/budget/ledger_test.ts",
    "tests/domain/budget/ledger_limits_test.ts",
  ], [
    [
      "set.length ? Math.max(...set)",
      "set.length ? Math.min(...set)",
      "The time named for coming back is too early",
    ],
  ]),
  ...mutantsOf("domain/budget/person.ts", [
    "tests/domain/code/national_id_test.ts",
    `${TESTS}/returning_test.ts`,
    "tests/domain/code/sending_test.ts",
    LIFETIMES,
  ], [[
    "expireIn: 31 * DAY",
    "expireIn: 2 * DAY",
    "A person who guesses slowly is forgotten after two days",
  ]]),
  ...mutantsOf("domain/budget/place.ts", [
    "tests/domain/budget/place_test.ts",
    "tests/domain/budget/demand_test.ts",
  ], [
    ["unusedPerHour: 120", "unusedPerHour: 121", "An address sends more than documented"],
    [
      "failedCaptchasPerHour: 300",
      "failedCaptchasPerHour: 299",
      "An address reads two pictures earlier than documented",
    ],
    ["ratioFrom: 20", "ratioFrom: 21", "An address that only sends is noticed later"],
    ["unusedPerHour: 600", "unusedPerHour: 601", "A network sends more than documented"],
    ["ratioFrom: 60", "ratioFrom: 61", "A network that only sends is noticed later"],
    [
      "leastUsedRatio: 0.5, ratioFrom: 20",
      "leastUsedRatio: 0.1, ratioFrom: 20",
      "An address sends ten messages by proof of work for each that is used",
    ],
    [
      "leastUsedRatio: 0.5, ratioFrom: 60",
      "leastUsedRatio: 0.6, ratioFrom: 60",
      "A network where people sign in is asked for pictures",
    ],
    [
      "now < stored.windowStart + HOUR",
      "now <= stored.windowStart + HOUR",
      "The hour does not end when it is over",
    ],
    [
      "windowStart: hourOf(now),",
      "windowStart: now,",
      "Each shard forgets at another time",
    ],
    ["sum.sent += sent;", "sum.sent = sent;", "A place sends as much by each worker"],
    [
      "const { sent, used, failedCaptchas } = currentPlace(shard, now);",
      "const { sent, used, failedCaptchas } = shard;",
      "A place is held up for what was an hour ago",
    ],
    [
      "Math.max(0, sent - used)",
      "sent",
      "Places where people sign in count as ones that only send",
    ],
  ]),
  ...mutantsOf("domain/budget/drawings.ts", ["tests/domain/budget/drawings_test.ts"], [
    ["ip: 120,", "ip: 121,", "An address draws more than documented"],
    ["network: 600 }", "network: 6000 }", "A network draws more than documented"],
    ["browser: 20,", "browser: 200,", "A known browser draws without a bound"],
  ]),
  ...mutantsOf("domain/budget/site_requests.ts", ["tests/domain/budget/site_requests_test.ts"], [
    ["ip: 600,", "ip: 601,", "An address stores more than documented"],
    ["network: 3000 }", "network: 30000 }", "A network stores more than documented"],
    ["browser: 60,", "browser: 600,", "A known browser stores without a bound"],
  ]),
  ...mutantsOf("domain/budget/minute.ts", ["tests/domain/budget/drawings_test.ts"], [
    ["if (before !== null) return before;", "", "A flood of drawings begins commits"],
    ["count: count + 1 }", "count }", "Codes are drawn without a bound"],
    ["retryAt: await closedUntil(),", "retryAt: before,", "A burst draws without a bound"],
    [
      "kind.all(name)",
      'kind.all(name, "")',
      "What was drawn is not found, and codes are drawn without a bound",
    ],
  ]),
  ...mutantsOf("domain/budget/demand.ts", ["tests/domain/budget/demand_test.ts"], [
    [
      "failedCaptchas >= limits.failedCaptchasPerHour &&",
      "failedCaptchas > limits.failedCaptchasPerHour &&",
      "One wrong security code more than the limit",
    ],
    [
      "&& failedCaptchas > used;",
      ";",
      "Thousands of people behind one address read two pictures because some mistype",
    ],
    [
      "unusedOf(place) >= limits.unusedPerHour",
      "unusedOf(place) > limits.unusedPerHour",
      "One message more than the limit",
    ],
    [
      "sent >= limits.ratioFrom &&",
      "sent > limits.ratioFrom &&",
      "One unused message more than the limit",
    ],
    [
      "used < sent * limits.leastUsedRatio",
      "used <= sent * limits.leastUsedRatio",
      "A place where just enough codes are used is asked for pictures",
    ],
    [
      "(isMany && isMostlyUnused)",
      "(isMany || isMostlyUnused)",
      "Two pictures where one is enough",
    ],
    [
      "return isMany || isMostlyUnused ?",
      "return isMany ?",
      "A place that only sends goes on by proof of work",
    ],
    [
      "return isMany || isMostlyUnused ?",
      "return isMostlyUnused ?",
      "A place sends without end by proof of work as long as people sign in",
    ],
    [
      "DEMANDS[Math.max(",
      "DEMANDS[Math.min(",
      "A network that floods from many addresses passes by proof of work",
    ],
    [
      'sending === "unused" ? "picture" : "proof"',
      '"proof"',
      "One computer sends ten messages a second from networks without end",
    ],
    [
      'demand === "two_pictures" && !shown.isSecond',
      'demand === "two_pictures"',
      "Nobody gets in from an address where somebody guesses",
    ],
    [
      'if (demand !== "proof") return "picture";',
      "",
      "Proofs of work pass where most codes are unused",
    ],
    [
      "shown.bits < bits - BITS_OF_GRACE",
      "shown.bits < 0",
      "Challenges drawn before the work grew stay cheap",
    ],
    [
      "const BITS_OF_GRACE = 1;",
      "const BITS_OF_GRACE = 0;",
      "A person is asked again because somebody else was faster",
    ],
  ]),
  ...mutantsOf("domain/budget/place.ts", [
    "tests/domain/code/sending_test.ts",
    "tests/domain/code/guesses_test.ts",
    LIFETIMES,
  ], [[
    'about: "codes and failed security codes of a network, by its hash, in a shard", expireIn: HOUR,',
    'about: "", expireIn: HOUR / 2,',
    "An address sends twice as much as documented",
  ]]),
  ...mutantsOf("domain/budget/qr.ts", [
    "tests/domain/budget/qr_test.ts",
    "tests/domain/qr/ticket_test.ts",
    "tests/domain/qr/budget_test.ts",
    LIFETIMES,
  ], [
    [
      "QR_ENTRIES_PER_PERSON = 10;",
      "QR_ENTRIES_PER_PERSON = 11;",
      "One guess at tickets more than documented",
    ],
    [
      "QR_ENTRIES_PER_NETWORK = 60;",
      "QR_ENTRIES_PER_NETWORK = 61;",
      "One guess at tickets more than documented",
    ],
    [
      "recentUses(uses.value, now, HOUR), limit, HOUR)",
      "recentUses(uses.value, now), limit, HOUR)",
      "A guess at tickets counts for a day",
    ],
    [
      "recentUses(uses.value, now, HOUR), limit, HOUR)",
      "recentUses(uses.value, now, HOUR), limit)",
      "The time named for coming back is a day later",
    ],
    [
      "{ about, expireIn: HOUR }",
      "{ about, expireIn: HOUR / 2 }",
      "Guesses are forgotten after half an hour",
    ],
    [
      "QR_APPROVALS_PER_PERSON = 10;",
      "QR_APPROVALS_PER_PERSON = 11;",
      "One approval more than documented",
    ],
    [
      "QR_APPROVALS_PER_PERSON = 10;",
      "QR_APPROVALS_PER_PERSON = 9;",
      "One approval less than documented",
    ],
    [
      "QR_APPROVALS_PER_SESSION = 5;",
      "QR_APPROVALS_PER_SESSION = 6;",
      "One approval more than documented",
    ],
    [
      "QR_APPROVALS_PER_SESSION = 5;",
      "QR_APPROVALS_PER_SESSION = 4;",
      "One approval less than documented",
    ],
    [
      "QR_OPENINGS_PER_PERSON = 30;",
      "QR_OPENINGS_PER_PERSON = 31;",
      "One opening more than documented",
    ],
    [
      "QR_OPENINGS_PER_SESSION = 15;",
      "QR_OPENINGS_PER_SESSION = 16;",
      "One opening more than documented",
    ],
    [
      "return recent.length >= limit;",
      "return recent.length > limit;",
      "The last use of a budget leaves no record",
    ],
    ["}).includes(true);", "}).every(Boolean);", "The last use of one budget leaves no record"],
    [
      "const index = found.value?.lastIndexOf(at) ?? -1;",
      "const index = 0;",
      "An outage gives back the oldest use: the budget is filled again",
    ],
    [
      "if (index >= 0) write.set(found",
      "write.set(found",
      "An outage takes a use that was another's",
    ],
  ]),
  ...mutantsOf("domain/budget/source.ts", ["tests/domain/budget/source_test.ts"], [
    [
      "source.knownBrowser ? `browser:${source.knownBrowser}` : `network:${source.network}`",
      "`network:${source.network}`",
      "A stranger in the same network uses up the budget of the person's own browser",
    ],
    [
      'slice(0, 2), "*"',
      'slice(0, 3), "*"',
      "Notices and screens show more of an address than they should",
    ],
    ["slice(0, 3).join", "slice(0, 4).join", "An attacker's IPv6 network has 65,536 budgets"],
    ["slice(0, 4).join", "slice(0, 3).join", "A mobile operator's customers share one share"],
    ["(?:::ffff:)?", "", "One network has two budgets, by either spelling of its address"],
    [
      "parseInt(group, 16).toString(16)",
      "group",
      "One network has several budgets, by the spelling of its address",
    ],
    [`fill("0")`, `fill("1")`, "Networks get each other's budgets"],
  ]),
  ...mutantsOf("domain/budget/system_strain.ts", ["tests/domain/budget/system_strain_test.ts"], [
    [
      "isRight ? { ...rest, right: right + 1, wrong }",
      "isRight ? { ...rest, right, wrong }",
      "The breaker trips on an ordinary day",
    ],
    [
      "const WINDOW = 10 * MINUTE;",
      "const WINDOW = 20 * MINUTE;",
      "The breaker stays open twice as long",
    ],
    ["const NOTABLE = 200;", "const NOTABLE = 201;", "The breaker trips later than documented"],
    ["KNOWN_FOR = SECOND;", "KNOWN_FOR = 2 * SECOND;", "The breaker trips later than documented"],
    [
      "expireIn: 2 * WINDOW,",
      "expireIn: WINDOW / 10,",
      "Counts are forgotten within the window: the breaker never trips",
    ],
    [
      "now.wrong >= NOTABLE && now.wrong > now.right",
      "now.wrong >= NOTABLE && now.wrong >= now.right",
      "The breaker trips on an ordinary day",
    ],
    [
      "now.wrong >= NOTABLE && now.wrong > now.right",
      "now.wrong >= NOTABLE",
      "The breaker is always open in a large system",
    ],
    [
      "now.wrong >= NOTABLE && now.wrong > now.right",
      "now.wrong > now.right",
      "Three slips at night open the breaker",
    ],
    [
      "sum.wrong += wrong;",
      "sum.wrong = wrong;",
      "Only one shard counts: the breaker trips many times later",
    ],
    ["COSTLY_FROM = 200;", "COSTLY_FROM = 201;", "Work grows later than documented"],
    ["UNUSED_FROM = 600;", "UNUSED_FROM = 601;", "Proofs of work pass longer than documented"],
    ["|| unused <= right)", ")", "A large system asks everybody for pictures"],
    ["sent: now.sent + before.sent,", "sent: now.sent,", "A flood is forgotten every ten minutes"],
    [
      "right: now.right + before.right",
      "right: now.right",
      "At the start of a window most codes seem to be unused",
    ],
    ["sent: sent + 1 }", "sent }", "Messages of the whole system are not counted"],
    [
      "if (known === asked) known = undefined;",
      "",
      "An outage of the store is answered for a second after it is over",
    ],
    ["now >= known.until", "now > known.until", "Known for longer than a second"],
  ]),
];

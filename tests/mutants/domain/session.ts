import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/session";
const LIFETIMES = "tests/domain/platform/lifetimes_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/session/answered_form.ts", [
    "tests/http/sign_in/repeated_test.ts",
    "tests/http/sign_in/renewed_twice_test.ts",
  ], [
    [
      "|| clock.now() >= value.until",
      "",
      "A copied cookie opens the session half an hour after it was used",
    ],
    [
      "answered.opened.some((token) => opened.includes(token))",
      "true",
      "A copied token without the browser's other cookies opens the session",
    ],
    [
      "&& answered.asked === asked",
      "",
      "The holder of a former session gets what it was raised to, with any form",
    ],
  ]),
  ...mutantsOf("domain/session/begin_session.ts", [
    `${TESTS}/session_list_test.ts`,
    `${TESTS}/beginning_test.ts`,
    "tests/domain/sign_in/verify_later_test.ts",
    "tests/domain/assurance/prove_level_test.ts",
  ], [
    [
      "origin.authTime + ABSOLUTE_LIMIT",
      "now + ABSOLUTE_LIMIT",
      "A higher level makes a session younger: it never ends",
    ],
    [
      "epoch: epochOf(account),",
      "epoch: 0,",
      "A person who once ended all sessions cannot sign in any more",
    ],

    [
      "until > now && digest !== replaces",
      "until > now",
      "The session that was replaced keeps its place in the list",
    ],
    [
      "until > now && digest !== replaces",
      "digest !== replaces",
      "Ended sessions take places of the twenty",
    ],
    [
      'deleteSession(write, replaced, { accountId, reason: "replaced", now });',
      "",
      "The session that the browser had lives on beside the new one",
    ],
    [
      'deleteSession(write, sessionRecord(digest), { accountId: account.id, reason: "too_many", now, });',
      "",
      "More than twenty sessions of one person are live",
    ],
    ["until: session.expiresAt,", "until: now,", "New sessions are missing from the list"],
    ["[...kept, added]", "[added, ...kept]", "The newest session makes room instead of the oldest"],
    [
      "live.length - (MAX_SESSIONS - 1)",
      "live.length - MAX_SESSIONS",
      "Twenty-one sessions of one person are live",
    ],
    [
      "const kept = live.slice(surplus)",
      "const kept = live.slice(0, MAX_SESSIONS - 1)",
      "The displaced session stays in the list and the newest falls out",
    ],
  ]),
  ...mutantsOf("domain/session/device.ts", [`${TESTS}/device_test.ts`], [
    ["MAX_LENGTH = 512;", "MAX_LENGTH = 512_000;", "A hostile header costs time at each request"],
    ['[/\\bAndroid\\b/, "Android"],', "", "Phones are called Linux"],
    ['[/\\bCrOS\\b/, "ChromeOS"],', "", "A system has no name in the list of sessions"],
    [
      '[/\\b(?:iPhone|iPad|iPod)\\b/, "iOS"],',
      '[/\\b(?:iPhone|iPod)\\b/, "iOS"],',
      "iPads are called macOS",
    ],
    ['[/\\bYaBrowser\\//, "Yandex"],', "", "A browser is called by the name of another"],
    ["Edg(?:e|A|iOS)?", "Edg", "Edge on phones is called by the name of another"],
    [
      "\\bOPR\\/|\\bOPiOS\\/|\\bOpera\\b",
      "\\bOPR\\/",
      "Opera on phones is called by the name of another",
    ],
    ["|\\bFxiOS\\/", "", "Firefox on iPhones is called Safari"],
    ["|\\bCriOS\\/", "", "Chrome on iPhones is called Safari"],
    ['[/\\bMac OS X\\b/, "macOS"],', "", "A system has no name in the list of sessions"],
  ]),
  ...mutantsOf("domain/session/end_session.ts", [
    `${TESTS}/session_list_test.ts`,
    `${TESTS}/session_test.ts`,
    `${TESTS}/revocation_test.ts`,
    `${TESTS}/ending_test.ts`,
  ], [
    [
      'deleteSession(write, session, { accountId, reason: "signed_out", now: clock.now() }); if (browser)',
      "if (browser)",
      "Signing out ends no session",
    ],
    [
      "if (browser) forgetBrowser(write, browser);",
      "",
      "A browser that is not one's own stays known",
    ],
    ["include?.(write);", "", "Signing out leaves no record"],
    [
      "if (!session.value) return; const { accountId }",
      "if (!session.value) return include?.(write); const { accountId }",
      "Signing out twice is recorded twice",
    ],

    [
      "if (!session?.value) return false; deleteSession",
      "if (!session) return false; deleteSession",
      "Ending a session twice is recorded twice",
    ],
    [
      "list.value?.find((one) => one.id === id)",
      "list.value?.find((one) => one.id !== id)",
      "Another session ends than the one that was pressed",
    ],
    [
      "include(write); return true; }); /** Identified",
      "return true; }); /** Identified",
      "Sessions that are ended from the list leave no record",
    ],
    [
      "write.set(records.account, withSessionsEnded(live.account));",
      "",
      "«پایان همه» ends nothing",
    ],
    [
      'noteSessionsEnded(write, { accountId, reason: "signed_out", now }); include(write);',
      "include(write);",
      "Other workers serve sessions that were all ended",
    ],
    [
      "const live = liveIn(records, now); if (!live) return false;",
      "const live = records.account.value && { account: records.account.value }; if (!live) return false;",
      "A browser that was signed out signs the person out everywhere",
    ],
  ]),
  ...mutantsOf("domain/session/handoff.ts", [
    `${TESTS}/session_test.ts`,
    `${TESTS}/handoff_test.ts`,
    `${TESTS}/revocation_test.ts`,
    LIFETIMES,
  ], [
    [
      "CODE_LIFETIME = 60 * SECOND",
      "CODE_LIFETIME = 59 * SECOND",
      "A slow line misses the way to the service",
    ],
    [
      "CODE_LIFETIME = 60 * SECOND",
      "CODE_LIFETIME = 61 * SECOND",
      "A code lives longer than documented",
    ],
    ["write.delete(handoff);", "", "A code that was seen in a log opens another session"],
    [
      "const isOurs = state !== undefined && handoff.value.service === service && hash",
      "const isOurs = state !== undefined && hash",
      "A code for one service opens another",
    ],
    [
      '&& hash.matches(stateDigest, "handoff", state);',
      ";",
      "Somebody is signed in with another's code",
    ],
    [
      "if (!live || !noted) return null;",
      "if (!live) throw new Error();",
      "A person who signs out during the redirect sees an error page",
    ],
    [
      "const token = newToken(random); const accountId",
      "const token = code; const accountId",
      "The code of the address is the session's cookie",
    ],
  ]),
  ...mutantsOf("domain/session/handoff.ts", ["tests/domain/platform/audit_bounds_test.ts"], [
    ["ENTRIES_KEPT = 5;", "ENTRIES_KEPT = 50;", "One session fills the store by hand-offs"],
    [
      "now >= former.recordedAt + HOUR",
      "true",
      "One session fills the audit log by hand-offs",
    ],
  ]),
  ...mutantsOf("domain/session/known_browser.ts", [
    `${TESTS}/ending_test.ts`,
    `${TESTS}/known_browser_test.ts`,
    "tests/domain/sign_in/returning_test.ts",
    `${TESTS}/revocation_test.ts`,
  ], [
    [
      "BROWSER_LIFETIME = 365 * DAY",
      "BROWSER_LIFETIME = 364 * DAY",
      "A browser is forgotten earlier than documented",
    ],
    [
      "MAX_ACCOUNTS = 8;",
      "MAX_ACCOUNTS = 9;",
      "A shared browser knows more people than documented",
    ],
    [
      "MAX_ACCOUNTS = 8;",
      "MAX_ACCOUNTS = 7;",
      "A family of eight is asked for everything each time",
    ],
    [
      "known.at + BROWSER_LIFETIME <= now ||",
      "",
      "A person who was away for years is known because somebody else uses the browser",
    ],
    [
      "known.at + BROWSER_LIFETIME <= now",
      "known.at + BROWSER_LIFETIME < now",
      "A browser is known at the moment of its end",
    ],
    [
      "|| isRefused(account, [known.id])) return null;",
      ") return null;",
      "A browser that was refused is still known",
    ],
    [
      "browser?.accounts[account.id]",
      "Object.values(browser?.accounts ?? {})[0]",
      "A browser known to one person is known to all",
    ],
    [
      "const token = known ? undefined : newToken(random);",
      "const token = former ? undefined : newToken(random);",
      "A person who prepared a shared computer is known with the old cookie",
    ],
    [
      ".sort(([, a], [, b]) => b.at - a.at)",
      ".sort(([, a], [, b]) => a.at - b.at)",
      "The person who is signing in is forgotten",
    ],
    [
      "write.delete(browser); for (const known of Object.keys(former.accounts))",
      "for (const known of Object.keys(former.accounts))",
      "The browser's old cookie stays good",
    ],
    [
      "{ ...former?.accounts, [account.id]",
      "{ [account.id]",
      "The second person at a browser makes it forget the first",
    ],
    [
      "const id = known?.id ?? random.bytes(8).toHex();",
      "const id = random.bytes(8).toHex();",
      "«من نبودم» ends only the last of a thief's sessions",
    ],
    [
      "{ id, at: now }",
      "{ id, at: known?.at ?? now }",
      "A browser in daily use is forgotten after a year",
    ],
    [
      "write.delete(browserRecord(digest));",
      "",
      "A browser that is not one's own stays known after signing out",
    ],
  ]),
  ...mutantsOf("domain/session/live_sessions.ts", [
    `${TESTS}/warm_session_test.ts`,
    `${TESTS}/session_test.ts`,
    `${TESTS}/enduring_session_test.ts`,
    `${TESTS}/revocation_test.ts`,
    `${TESTS}/following_test.ts`,
  ], [
    [
      "warm.forget(accountIds);",
      "",
      "A session that was ended stays warm for seconds",
    ],
    [
      "for (const tell of listeners) tell(accountIds);",
      "",
      "Open streams and sockets of an ended session continue",
    ],
    [
      "tellNear?.(accountIds);",
      "",
      "Other workers of the process serve an ended session for a while",
    ],
    [
      "const result = await ending; noteChanged([account.id]); return result;",
      "return await ending;",
      "This worker serves the session that was just ended here",
    ],
    [
      "return value?.service === service ? { ...value, entry } : null;",
      "return value && { ...value, entry };",
      "One service's cookie opens another service",
    ],
    [
      "active ? await useSession(store, { digest: sessionDigest }, now) :",
      "",
      "What a person does in an open socket does not keep them signed in",
    ],
    [
      "const live = active ?",
      "const live = !active ?",
      "An open stream keeps an unused session alive",
    ],
    [
      "if (!heard) return forgetAll();",
      "if (!heard) return;",
      "After a pause other workers serve sessions that were ended",
    ],
    [
      "forget(new Set(heard.map(({ accountId }) => accountId)));",
      "",
      "Other workers serve a session that was ended",
    ],
    ["Math.max(0, now - at)", "now - at", "A clock that is ahead makes delays negative"],
    ["hearing ??= hear()", "hearing = hear()", "Looks pile up while the store is slow"],
    [
      "forgetBrowser(write, browser); await write.commit();",
      "forgetBrowser(write, browser);",
      "A browser that is not one's own stays known after signing out",
    ],
  ]),
  ...mutantsOf("domain/session/warm_sessions.ts", [
    `${TESTS}/warm_session_test.ts`,
    `${TESTS}/following_test.ts`,
  ], [
    [
      "const WARM = 5 * SECOND;",
      "const WARM = 6 * SECOND;",
      "An ended session is trusted longer than documented",
    ],
    [
      "if (accountIds.has(live.account.id)) warm.delete(name);",
      "warm.delete(name);",
      "Each sign-out in the country empties what is warm of everybody",
    ],
    ["reads.overtake(accountIds);", "", "What was read before a revocation is trusted after it"],
    ["if (isOvertaken) return live;", "", "What was read before a revocation is trusted after it"],
    [
      "(live !== null && reading.of.has(live.account.id))",
      "reading.of.size > 0",
      "Any sign-out in the country keeps answers from being kept",
    ],
    [
      "if (until > now && warm.size < MAX_WARM) return;",
      "if (until > now) return;",
      "The memory of warm sessions grows without end",
    ],
    [
      "const MAX_WARM = 5_000;",
      "const MAX_WARM = 500_000;",
      "The memory of warm sessions grows beyond what is documented",
    ],
    [
      "warm.delete(name); if (!live) return null;",
      "if (!live) return null;",
      "A session that was found to have ended is still trusted",
    ],
    [
      "|| now >= hit.live.session.expiresAt",
      "",
      "A session continues for seconds after its end",
    ],
    ["hit.refreshFrom = Infinity;", "", "Every request reads the same session again"],
    [
      "if (now >= hit.refreshFrom) {",
      "if (now >= hit.until) {",
      "Each five seconds somebody waits for the store",
    ],
    [
      "now < until + outageGrace",
      "now <= until + outageGrace",
      "A session is believed longer in an outage than documented",
    ],
    [
      "if (!isBelieved || !(error instanceof StoreUnavailable)) throw error;",
      "if (!isBelieved) throw error;",
      "A fault of ours is taken for an outage",
    ],
    [
      "probeAt = clock.now() + PROBE_INTERVAL;",
      "",
      "In an outage every request waits for the store",
    ],
    [
      "probeAt = now + PROBE_INTERVAL;",
      "",
      "In an outage every request asks the store",
    ],
    [
      "probeAt = undefined; if",
      "if",
      "After an outage what is no longer warm is believed for a minute",
    ],
  ]),
  ...mutantsOf("domain/session/tell_workers.ts", [`${TESTS}/tell_workers_test.ts`, LIFETIMES], [
    ["LATE = 10 * SECOND;", "LATE = 9 * SECOND;", "A slow commit ends no session elsewhere"],
    [
      "from: first }",
      "from: first + 1 }",
      "What ended in the last second is heard late",
    ],
    ["LONGEST_PAUSE = 30 * SECOND;", "LONGEST_PAUSE = 300 * SECOND;", "After a pause much is read"],
    ["if (returned.has(version)) return false;", "", "Each revocation is told for ten seconds"],
    [
      "version: `${second} ${accountId} ${version}`",
      "version: `${second} ${accountId}`",
      "The second sign-out in a second is not heard elsewhere",
    ],
    [
      "Math.min(wholeLookAt ?? now, now)",
      "now",
      "What became visible during a pause is missed",
    ],
    [
      "|| now < wholeLookAt ||",
      "||",
      "A clock that was set back hides what is late",
    ],
    ["return isLost ? null : found;", "return found;", "What may have been missed stays warm"],
  ]),
  ...mutantsOf("domain/session/renew_session.ts", [
    `${TESTS}/session_list_test.ts`,
    `${TESTS}/beginning_test.ts`,
    "tests/domain/sign_in/verify_later_test.ts",
    "tests/domain/assurance/prove_level_test.ts",
  ], [
    [
      "const live = liveIn(records, now); if (!live) return null;",
      "const live = records.session.value && records.account.value && { session: records.session.value, account: records.account.value }; if (!live) return null;",
      "A session that was ended comes back under a new token",
    ],
    [
      "write.delete(records.session);",
      "",
      "The token of before stays good beside the new one",
    ],
    ["...changes, lastSeenAt: now", "...changes", "A session idles out right after it was raised"],
    [
      "one.id === renewed.id ? { ...one, digest } : one",
      "one",
      "A session that was raised is missing from the list and cannot be ended",
    ],
  ]),
  ...mutantsOf("domain/session/revocation.ts", [
    `${TESTS}/revocation_test.ts`,
    `${TESTS}/ending_test.ts`,
  ], [
    ["epoch: epochOf(account) + 1", "epoch: 1", "The second end of all sessions ends nothing"],
    [
      "MAX_REFUSED = 100;",
      "MAX_REFUSED = 101;",
      "The account's record grows beyond what is documented",
    ],
    ["until > now)", "until >= now)", "A refusal is kept a moment too long"],
    [
      ".sort(([, a], [, b]) => b - a)",
      ".sort(([, a], [, b]) => a - b)",
      "The newest refusal is forgotten first",
    ],
    [
      "all.length > MAX_REFUSED ? { ...withSessionsEnded(account), refused }",
      "all.length > MAX_REFUSED ? { ...account, refused }",
      "A refused session comes back because a newer refusal took its place",
    ],
    [
      "all.length > MAX_REFUSED",
      "all.length >= MAX_REFUSED",
      "The hundredth refusal ends every session",
    ],
    [
      "{ ...account.refused, ...ended }",
      "{ ...ended }",
      "Each refusal brings back what was refused before",
    ],
    ["Object.hasOwn(refused, id)", "id in refused", "Ids that objects have by nature are refused"],
  ]),
  ...mutantsOf("domain/session/session.ts", [
    `${TESTS}/ending_test.ts`,
    `${TESTS}/session_test.ts`,
    `${TESTS}/using_test.ts`,
    `${TESTS}/revocation_test.ts`,
    LIFETIMES,
  ], [
    [
      "IDLE_LIMIT = 35 * MINUTE;",
      "IDLE_LIMIT = 36 * MINUTE;",
      "A session that was left stays open longer than documented",
    ],
    [
      "IDLE_LIMIT = 35 * MINUTE;",
      "IDLE_LIMIT = 30 * MINUTE;",
      "People are signed out earlier than documented",
    ],
    [
      "ABSOLUTE_LIMIT = 12 * HOUR;",
      "ABSOLUTE_LIMIT = 13 * HOUR;",
      "A session continues longer than the standard allows",
    ],
    [
      "ABSOLUTE_LIMIT = 12 * HOUR;",
      "ABSOLUTE_LIMIT = 11 * HOUR;",
      "People are signed out earlier than documented",
    ],
    [
      "Math.min(IDLE_LIMIT, session.expiresAt - now)",
      "IDLE_LIMIT",
      "The record of a session outlives it",
    ],
    [
      "write.delete(session); noteSessionsEnded(write, ended);",
      "write.delete(session);",
      "Other workers serve a session that was ended",
    ],
    [
      "write.delete(session); noteSessionsEnded(write, ended);",
      "noteSessionsEnded(write, ended);",
      "Signing out ends no session",
    ],
  ]),
  ...mutantsOf("domain/session/session_list.ts", [
    `${TESTS}/ending_test.ts`,
    `${TESTS}/session_list_test.ts`,
  ], [
    ["MAX_SESSIONS = 20;", "MAX_SESSIONS = 21;", "One session more than documented"],
    ["MAX_SESSIONS = 20;", "MAX_SESSIONS = 19;", "One session less than documented"],
    [".reverse();", ";", "The list of sessions begins with the oldest"],
    [
      "session && isLive(session, account, now) ? [{ ...listed, session }] : []",
      "session ? [{ ...listed, session }] : []",
      "The list shows sessions that have ended",
    ],
    [
      "Math.max(...list.map(({ until }) => until)) - now",
      "Math.min(...list.map(({ until }) => until)) - now",
      "The list is forgotten while sessions live",
    ],
  ]),
  ...mutantsOf("domain/session/use_session.ts", [
    `${TESTS}/session_test.ts`,
    `${TESTS}/revocation_test.ts`,
    `${TESTS}/using_test.ts`,
    `${TESTS}/enduring_session_test.ts`,
  ], [
    [
      "const write = commitTo(store).check(found);",
      "const write = commitTo(store);",
      "A request that races with sign-out writes the ended session back to life",
    ],
    [
      "return now < session.expiresAt &&",
      "return now <= session.expiresAt &&",
      "A session is good at the moment of its end",
    ],
    [
      "now < session.lastSeenAt + IDLE_LIMIT &&",
      "now <= session.lastSeenAt + IDLE_LIMIT &&",
      "A session that has idled out is used once more",
    ],
    [
      "session.accountId === account.id && session",
      "session",
      "A session opens another person's account",
    ],
    [
      "session.epoch === epochOf(account) &&",
      "session.epoch >= epochOf(account) - 1 &&",
      "What was ended continues until the next end",
    ],
    [
      "session.epoch === epochOf(account) && !isRefused(account, namesOf(session));",
      "session.epoch === epochOf(account);",
      "«من نبودم» ends nothing",
    ],
    [
      "return [id, browser, passkey, ...openedFrom];",
      "return [id, browser, passkey];",
      "What a thief's phone opened survives «من نبودم»",
    ],
    [
      "return [id, browser, passkey, ...openedFrom];",
      "return [browser, passkey, ...openedFrom];",
      "«من نبودم» ends no session without a known browser",
    ],
    [
      "return [id, browser, passkey, ...openedFrom];",
      "return [id, passkey, ...openedFrom];",
      "«من نبودم» ends one session of a thief's browser, not all",
    ],
    [
      "return [id, browser, passkey, ...openedFrom];",
      "return [id, browser, ...openedFrom];",
      "What a thief's passkey opened survives «من نبودم»",
    ],
    [
      "TOUCH_INTERVAL = 5 * MINUTE - 10 * SECOND;",
      "TOUCH_INTERVAL = 60 * MINUTE;",
      "People are signed out in the middle of their work",
    ],
    [
      "if (now < session.lastSeenAt + TOUCH_INTERVAL) return session;",
      "",
      "Each request writes to the store",
    ],
    [
      "{ ...session, lastSeenAt: now }",
      "{ ...session }",
      "People are signed out in the middle of their work",
    ],
    [
      "await write.commit(); } catch",
      "} catch",
      "People are signed out in the middle of their work",
    ],
    [
      "if (error instanceof StoreUnavailable) return session;",
      "",
      "A full disk signs everybody out",
    ],
  ]),
  ...mutantsOf("domain/session/round.ts", ["tests/domain/session/round_test.ts"], [
    [`LONGEST = 60 * SECOND`, `LONGEST = 3600 * SECOND`, "A bookmark is taken for a loop"],
    [
      `Math.abs(now - began)`,
      `(now - began)`,
      "An address says of itself that it is fresh, for good",
    ],
    [`<= LONGEST`, `> LONGEST`, "A loop is not noticed"],
    [`text && FORM.test(text) ? text : undefined`, `text`, "Anything travels along as a time"],
  ]),
];

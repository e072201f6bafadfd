import { type Mutant, mutantsOf } from "../mutant.ts";

const ADDING = "tests/domain/passkey/add_test.ts";
const SIGNING_IN = "tests/domain/passkey/sign_in_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/passkey/challenge.ts", [SIGNING_IN, ADDING], [
    [
      "CHALLENGE_LIFETIME = 5 * MINUTE;",
      "CHALLENGE_LIFETIME = 6 * MINUTE;",
      "A page lives longer than it says",
    ],
    [
      "clock.now() >= parseInt(parts.end, 36) * SECOND",
      "false",
      "An answer is good for ever, also for those who find it later",
    ],
    [
      'hash.matches(parts.tag, "passkey_challenge", said, ceremony, holder)',
      "parts.tag.length > 0",
      "Anybody makes challenges of their own",
    ],
  ]),
  ...mutantsOf("domain/passkey/owner.ts", [SIGNING_IN, ADDING], [
    [
      "|| userHandle !== passkeyUser(hash, accountId)",
      "",
      "An authenticator speaks for another account",
    ],
    [
      "!isRefused(account, [id, session, browser]);",
      "!isRefused(account, [id]);",
      "What an older version refuses keeps its passkeys",
    ],
    [
      "counter > known || counter === 0 && known === 0;",
      "counter >= known;",
      "A copy of an authenticator signs in",
    ],
    [
      "counter > known || counter === 0 && known === 0;",
      "counter > known;",
      "Synchronised passkeys, which do not count, are refused",
    ],
  ]),
  ...mutantsOf("domain/passkey/sign_in_by_passkey.ts", [SIGNING_IN, ADDING], [
    [
      'if (!signed) return await refused(deps, caller, "response", owned);',
      "if (!signed) return await confirmOwner(deps, caller, owned, { challenge, counter: 9 });",
      "No signature is needed",
    ],
    [
      "const holders = [caller.transaction, ...caller.opened ?? []];",
      "const holders = [caller.transaction];",
      "A tab from before a change of the token lapses",
    ],
    [
      "if (isSpent) return await spentBefore(deps, caller);",
      "",
      "A form that is sent twice is refused",
    ],
    ["if (spent.value) return null;", "", "One answer opens two sessions at once"],
    ["write.set(spent, true)", "write", "An answer can be used again within its minutes"],
    [
      "await refundDaily(deps, budget);",
      "",
      "An outage of the registry costs sign-ins",
    ],
    [
      "mobile ? ownsSim(deps.sim, mobile, account.identity) : Promise.resolve(false)",
      "Promise.resolve(true)",
      "An account whose number went to somebody else is opened",
    ],
    ["lastUsedAt: now", "lastUsedAt: undefined", "The list does not tell when it was used"],
    [
      "await appendOnce(deps, `${reason} ${accountId ?? caller.ip}`, record);",
      "await deps.audit.append(record);",
      "Strangers fill the audit log",
    ],
  ]),
  ...mutantsOf("domain/passkey/add_passkey.ts", [ADDING], [
    [
      "const live = liveIn(found, now);",
      "const live = { session: found.session.value!, account: found.account.value! } as ReturnType<typeof liveIn>;",
      "A session that has ended adds a passkey",
    ],
    [
      'if (owner.value !== null) return { outcome: "known" };',
      "",
      "Somebody takes over another person's credential ID",
    ],
    ["kept.length >= MAX_PASSKEYS", "kept.length > MAX_PASSKEYS", "A person can have eleven"],
    [
      "includeNotice(deps, write, news, { kind, ...noticeOf(caller, live.session) });",
      "",
      "The person is not told of a thief's passkey",
    ],
    [".set(spent, true)", "", "One question adds two passkeys"],
  ]),
  ...mutantsOf("domain/passkey/change_passkey.ts", [ADDING, SIGNING_IN], [
    ["removePasskeys(write, deps.hash, list, removed);", "", "A removed passkey signs in"],
    [
      "includeNotice(deps, write, news, { kind, ...noticeOf(caller, live.session) });",
      "",
      "The person is not told that a passkey was removed",
    ],
  ]),
  ...mutantsOf("adapters/passkey/simplewebauthn.ts", [SIGNING_IN, ADDING], [
    ["requireUserVerification: true", "requireUserVerification: false", "A found phone signs in"],
    [
      "expectedOrigin: window",
      "expectedOrigin: [window, 'http://sso.example.ir']",
      "A page without TLS signs in",
    ],
    ['|| made.fmt !== "none"', "", "Other attestations are taken"],
    ["|| made.credential.id !== response.id", "", "The ID beside the attested one is kept"],
    [
      "if (crossOrigin !== false) throw",
      "if (crossOrigin === null) throw",
      "A frame of another site signs in",
    ],
  ]),
];

/** Bugs to be found: each is planted between the domain and its ports, and breaks one invariant. */
import type { Invariant } from "../invariants/watcher.ts";
import { kindOf, type Operations, type Sabotage } from "../store/operations.ts";

export interface Bug {
  name: string;
  breaks: Invariant;
  sabotage?: Sabotage;
  /** Machines hear of no revocation by others. */
  isDeaf?: boolean;
  /** Machines do what one of them should do, without a lease. */
  isUnleased?: boolean;
  /** Who had a lease once believes to have it for ever. */
  isStubborn?: boolean;
  /** After a failover the last moment of the former primary is missing. */
  isLossy?: boolean;
}

const unchecked = (...kinds: string[]): Sabotage => ({ checks, writes }) => ({
  checks: checks.filter(({ key }) => !kinds.includes(kindOf(key))),
  writes,
});

const without = (is: (write: Operations["writes"][number]) => boolean): Sabotage => (asked) => ({
  ...asked,
  writes: asked.writes.filter((write) => !is(write)),
});

/** Both its writes and its deletions. */
const unwritten = (...kinds: string[]) => without(({ key }) => kinds.includes(kindOf(key)));

const undeleted = (...kinds: string[]) =>
  without(({ key, value }) => value === undefined && kinds.includes(kindOf(key)));

const once = "acts once";

export const BUGS: readonly Bug[] = [
  {
    name: "the store ignores all checks",
    breaks: once,
    sabotage: ({ writes }) => ({ checks: [], writes }),
  },
  {
    name: "a right code is judged on an old reading",
    breaks: once,
    sabotage: unchecked("transaction", "budget person", "budget ip", "budget network", "strain"),
  },
  {
    name: "a security code is not marked as used",
    breaks: once,
    sabotage: unwritten("captcha_spent"),
  },
  {
    name: "a QR ticket is collected on an old reading",
    breaks: once,
    sabotage: unchecked(
      "qr_ticket",
      "account_sessions",
      "session",
      "notice_latest",
      "not_me",
      "outbox",
    ),
  },
  {
    name: "services are told of an end again",
    breaks: once,
    sabotage: undeleted("entered_services"),
  },
  { name: "a hand-off code is not deleted", breaks: once, sabotage: undeleted("handoff") },
  {
    name: "a link is not marked as used",
    breaks: once,
    sabotage: without(({ key, value }) =>
      key[0] === "not_me" && (value as { usedAt?: number })?.usedAt !== undefined
    ),
  },
  {
    name: "the budget of a person is not written",
    breaks: "bounds of a person",
    sabotage: unwritten("budget person"),
  },
  { name: "a wrong try is not written", breaks: "bounds of a person", sabotage: unwrittenTries },
  {
    name: "the uses of QR codes are not written",
    breaks: "bounds of a person",
    sabotage: unwritten("budget qr_person"),
  },
  {
    name: "tries of cards are not written",
    breaks: "bounds of a person",
    sabotage: unwritten("budget level3"),
  },
  {
    name: "looked-up companies are not written",
    breaks: "bounds of a person",
    sabotage: unwritten("budget company"),
  },
  {
    name: "the budget of a place is not written",
    breaks: "bounds of a place",
    sabotage: unwritten("budget ip", "budget network"),
  },
  {
    name: "the QR entries of a network are not written",
    breaks: "bounds of a place",
    sabotage: unwritten("budget qr_network"),
  },
  {
    name: "the strain is not written",
    breaks: "bounds of the system",
    sabotage: unwritten("strain"),
  },
  {
    name: "the account of a person is looked up without a check",
    breaks: "one account a person",
    sabotage: unchecked("account_by_national_id", "account_by_mobile"),
  },
  {
    name: "the former owner keeps the number",
    breaks: "one person an account",
    sabotage: without(({ key, value }) =>
      key[0] === "account" && !(value as { mobile?: string }).mobile
    ),
  },
  {
    name: "a revocation is not written",
    breaks: "no session after its end",
    sabotage: unwritten("revocation"),
  },
  { name: "a machine is deaf to the others", breaks: "no session after its end", isDeaf: true },
  {
    name: "an ended session is not deleted",
    breaks: "no session after its end",
    sabotage: undeleted("session"),
  },
  {
    name: "a sealed record stays unsealed",
    breaks: "audit is complete",
    sabotage: undeletedOnce(),
  },
  {
    name: "two machines seal at once",
    breaks: "audit is complete",
    isUnleased: true,
    sabotage: unchecked("audit_head"),
  },
  {
    name: "an audit record is dropped",
    breaks: "audit is complete",
    sabotage: without(({ key, value }) =>
      key[0] === "audit" && (value as { event?: string })?.event === "session.ended"
    ),
  },
  {
    name: "machines seal without a lease",
    breaks: "work is done by one worker",
    isUnleased: true,
  },
  {
    name: "a notice is not written",
    breaks: "a notice goes out",
    sabotage: without(({ key, value }) =>
      key[0] === "outbox" && (value as { kind?: string })?.kind === "notice"
    ),
  },
  {
    name: "a message stays in the outbox",
    breaks: "a notice goes out",
    sabotage: undeleted("outbox"),
  },
  {
    name: "the message of an end is not written in its commit",
    breaks: "services are told of ends",
    sabotage: without(({ key, value }) =>
      key[0] === "outbox" && (value as { kind?: string })?.kind === "sessions_ended"
    ),
  },
  {
    name: "a message is dropped when its receiver fails",
    breaks: "a message reaches its receiver",
    sabotage: without(({ key, value }) => key[0] === "outbox_queue" && value !== undefined),
  },
  {
    name: "a worker keeps its lease for ever, and the fence is dropped",
    breaks: "work is done by one worker",
    isStubborn: true,
    sabotage: (asked) => isOfLease(asked) ? asked : unchecked("lease")(asked),
  },
  { name: "a queue loses its order", breaks: "order is kept", sabotage: reversedQueue },
  {
    name: "a lane goes on past what failed in it",
    breaks: "order is kept",
    sabotage: unwritten("outbox_lane"),
  },
  { name: "a failover loses what was acknowledged", breaks: "acknowledged stays", isLossy: true },
];

/** The journey keeps its code, without the count. */
function unwrittenTries(asked: Operations): Operations {
  const isWrong = asked.writes.some(({ key, value }) =>
    key[0] === "audit" && (value as { event?: string })?.event === "code.wrong"
  );
  return isWrong ? unwritten("transaction", "budget person")(asked) : asked;
}

/** The first page of each chain is sealed twice. */
function undeletedOnce(): Sabotage {
  return ({ checks, writes }) => {
    const isFirst = writes.some(({ key }) => key[0] === "audit_chain" && key[1] === 1);
    return isFirst ? undeleted("audit")({ checks, writes }) : { checks, writes };
  };
}

const isOfLease = ({ writes }: Operations) => writes.some(({ key }) => key[0] === "lease");

/** What waits is listed by the end of its name, which is no order. */
function reversedQueue({ checks, writes }: Operations): Operations {
  return {
    checks,
    writes: writes.map((write) => {
      const [record, receiver, id] = write.key;
      if (record !== "outbox_queue" || write.value === undefined) return write;
      const { id: name } = write.value as { id: string };
      // Moved before: it stays where it was found.
      if (id !== name) return write;
      return { ...write, key: [record, receiver, [...name].reverse().join("")] };
    }),
  };
}

/** A question to those who run the window, with what was answered. */
import type { AssuranceLevel } from "../identity/account.ts";
import { DAY, LAST_MOMENT } from "../platform/platform.ts";
import { record, type RecordKind } from "../platform/record.ts";
import type { Device } from "../session/device.ts";

const OF_PEOPLE = ["sign_in", "level", "service", "letter", "account", "other"] as const;
const OF_STAFF = [
  "connection",
  "application",
  "keys",
  "deliveries",
  "outage",
  "desk_account",
  "other",
] as const;
export type Topic = (typeof OF_PEOPLE | typeof OF_STAFF)[number];

/** Of all who ask. */
export const TOPICS: readonly Topic[] = [...new Set<Topic>([...OF_PEOPLE, ...OF_STAFF])];

export interface SupportMessage {
  at: number;
  from: "person" | "support";
  text: string;
}

/** What is sent along, so that nobody has to ask for it. The person sees it before. */
export interface SupportContext {
  /** Path of the page that they came from. */
  page?: string;
  device?: Device;
  /** Absent for agencies' staff, who have none. */
  level?: AssuranceLevel;
  /** BCP 47. */
  language: string;
}

/** Whose turn it is, or that it is over. */
export type SupportState = "waiting" | "answered" | "closed";

export interface SupportRequest {
  /** In its address, and read out on the telephone. */
  number: string;
  /** Whose it is: a person's account, or a member of staff by their ID. */
  accountId: string;
  topic: Topic;
  context: SupportContext;
  state: SupportState;
  /** When support answered or closed it last. */
  handledAt?: number;
  messages: SupportMessage[];
}

/** Persian takes two bytes a character, and a record holds 64 KiB. */
export const MAX_TEXT = 1500;
export const MAX_MESSAGES = 20;
/** Of one person at a time, so that nobody fills the desk. */
export const MAX_OPEN = 5;

/** So long after it was closed, who asked can go on with it. */
export const REOPENED_WITHIN = 14 * DAY;

/** Until when it can be opened again by writing to it; `null`: it is open, or no more. */
export function reopenedUntil(request: SupportRequest, now: number): number | null {
  const { state, handledAt, messages } = request;
  if (state !== "closed" || handledAt === undefined || messages.length >= MAX_MESSAGES) return null;
  const until = handledAt + REOPENED_WITHIN;
  return now < until ? until : null;
}

/** Whether its asker can write to it, which opens a closed one again. */
export const isWritable = (request: SupportRequest, now: number): boolean =>
  request.state === "closed"
    ? reopenedUntil(request, now) !== null
    : request.messages.length < MAX_MESSAGES;

type Handled = Exclude<SupportState, "waiting">;

/** The records of questions of one kind of asker. */
export interface TicketBook {
  /** What they can ask about. Their first questions have people's topics too. */
  topics: readonly Topic[];
  request: RecordKind<SupportRequest, [ownerId: string, number: string]>;
  /** The owner of each that waits. The first to wait comes first. */
  waiting: RecordKind<string, [since: number, number: string]>;
  /** The owner. */
  byNumber: RecordKind<string, [number: string]>;
  /** The owner of each that was answered or closed, the newest first. */
  handled: RecordKind<string, [state: Handled, at: number, number: string]>;
}

const sinceKey = (since: number, number: string) => [String(since).padStart(16, "0"), number];
const handledKey = (state: Handled, at: number, number: string) => [
  state,
  LAST_MOMENT - at,
  number,
];
/** Older ones are found by their number. */
const LISTED_FOR = 365 * DAY;

export const supportRequestRecord = record<SupportRequest, [ownerId: string, number: string]>(
  "support_request",
  {
    about: "a person's question to support, with the answers",
  },
);
export const supportWaitingRecord = record<string, [since: number, number: string]>(
  "support_waiting",
  {
    about: "the account of a question that waits for support, in order of its time",
    key: sinceKey,
  },
);
export const supportByNumberRecord = record<string, [number: string]>("support_by_number", {
  about: "the account behind the number of a question to support",
});
export const supportHandledRecord = record<string, [state: Handled, at: number, number: string]>(
  "support_handled",
  {
    about: "the account of a question that support has answered or closed, the newest first",
    key: handledKey,
    expireIn: LISTED_FOR,
  },
);

/** Of people. */
export const PEOPLE: TicketBook = {
  topics: OF_PEOPLE,
  request: supportRequestRecord,
  waiting: supportWaitingRecord,
  byNumber: supportByNumberRecord,
  handled: supportHandledRecord,
};

export const staffQuestionRecord = record<SupportRequest, [ownerId: string, number: string]>(
  "staff_question",
  {
    about: "a question of an agency's member of staff to support, with the answers",
  },
);
export const staffWaitingRecord = record<string, [since: number, number: string]>(
  "staff_question_waiting",
  {
    about: "the member whose question waits for support, in order of its time",
    key: sinceKey,
  },
);
export const staffByNumberRecord = record<string, [number: string]>("staff_question_by_number", {
  about: "the member behind the tracking number of a question to support",
});
export const staffHandledRecord = record<string, [state: Handled, at: number, number: string]>(
  "staff_question_handled",
  {
    about: "the member whose question support has answered or closed, the newest first",
    key: handledKey,
    expireIn: LISTED_FOR,
  },
);

/** Of agencies' staff, at the desk. */
export const STAFF: TicketBook = {
  topics: OF_STAFF,
  request: staffQuestionRecord,
  waiting: staffWaitingRecord,
  byNumber: staffByNumberRecord,
  handled: staffHandledRecord,
};

/** When the person wrote last, which is their place in the queue. */
export const waitingSince = ({ messages }: SupportRequest): number =>
  messages.findLast(({ from }) => from === "person")!.at;

/** Where it is listed; `null`: nowhere, since a version without that list has answered it. */
export function placeOf(book: TicketBook, request: SupportRequest) {
  const { state, handledAt, number } = request;
  if (state === "waiting") return book.waiting(waitingSince(request), number);
  return handledAt === undefined ? null : book.handled(state, handledAt, number);
}

/** A person's question to those who run the window, with what was answered. */
import type { AssuranceLevel } from "../identity/account.ts";
import { record } from "../platform/record.ts";
import type { Device } from "../session/device.ts";

export const TOPICS = ["sign_in", "level", "service", "letter", "account", "other"] as const;
export type Topic = typeof TOPICS[number];

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
  level: AssuranceLevel;
  /** BCP 47. */
  language: string;
}

/** Whose turn it is, or that it is over. */
export type SupportState = "waiting" | "answered" | "closed";

export interface SupportRequest {
  /** In its address, and read out on the telephone. */
  number: string;
  accountId: string;
  topic: Topic;
  context: SupportContext;
  state: SupportState;
  messages: SupportMessage[];
}

/** Persian takes two bytes a character, and a record holds 64 KiB. */
export const MAX_TEXT = 1500;
export const MAX_MESSAGES = 20;
/** Of one person at a time, so that nobody fills the desk. */
export const MAX_OPEN = 5;

export const supportRequestRecord = record<SupportRequest, [accountId: string, number: string]>(
  "support_request",
  { about: "a person's question to support, with the answers" },
);

/** The first to wait comes first. */
export const supportWaitingRecord = record<string, [since: number, number: string]>(
  "support_waiting",
  {
    about: "the account of a question that waits for support, in order of its time",
    key: (since, number) => [String(since).padStart(16, "0"), number],
  },
);

export const supportByNumberRecord = record<string, [number: string]>("support_by_number", {
  about: "the account behind the number of a question to support",
});

/** When the person wrote last, which is their place in the queue. */
export const waitingSince = ({ messages }: SupportRequest): number =>
  messages.findLast(({ from }) => from === "person")!.at;

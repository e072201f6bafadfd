/**
 * The answer to a form may be the only copy of a new session's token, and it is lost on a bad line
 * or when the button is pressed twice. Within the lifetime of a one-time code, the same form of the
 * same browser is answered with the same session (docs/decisions/0163).
 */
import { CODE_RULES } from "../budget/code.ts";
import { type Clock, type KeyedHash, MINUTE, type Seal } from "../platform/platform.ts";
import type { Write } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Session } from "./session.ts";
import { readSession } from "./use_session.ts";

/** What the browser was given; only its cookies hold these. */
export interface GivenTokens {
  sessionToken: string;
  /** Set if the browser was not known to the person. */
  browserToken?: string;
}

/** Who sent the form, as digests. */
export interface FormSender {
  /** Of the token that the form ended: the journey's, the QR ticket's or the session's. */
  held: string;
  /** Other tokens of the same browser. */
  opened?: readonly string[];
  /** What the form asked for (`askedFor`), where the token alone must not suffice. */
  asked?: string;
}

/** A digest of what was typed or sent, which is not stored itself. */
export const askedFor = (
  { hash }: Pick<AnswerPorts, "hash">,
  form: "company" | "card" | "face",
  typed: string,
): string => hash.digest("asked", form, typed);

interface AnsweredForm {
  /** `GivenTokens`, sealed with `held` as context. */
  sealed: string;
  opened: readonly string[];
  asked?: string;
  until: number;
}

/** Kept longer than it is valid, so that a page can say why it no longer is. */
export const answeredFormRecord = record<AnsweredForm, [held: string]>("answered_form", {
  about: "the session that a form opened, sealed, by the token that the form ended",
  expireIn: 30 * MINUTE,
});

interface AnswerPorts {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  seal: Seal;
}

/** `now`: of the commit. */
export function rememberAnswer(
  { seal }: Pick<AnswerPorts, "seal">,
  write: Write,
  { held, opened = [], asked }: FormSender,
  { now, ...tokens }: GivenTokens & { now: number },
): void {
  const sealed = seal.close(JSON.stringify(tokens), held);
  write.set(answeredFormRecord(held), { sealed, opened, asked, until: now + CODE_RULES.lifetime });
}

/** Whether a form has ended this token in the last minutes. */
export async function isAnswered({ store }: Pick<AnswerPorts, "store">, held: string) {
  return (await read(store, answeredFormRecord(held))).value !== null;
}

/** `null` unless this sender was given a session that is still live. */
export async function answeredBefore(
  { store, clock, hash, seal }: AnswerPorts,
  sender: FormSender,
): Promise<GivenTokens & { session: Session } | null> {
  const { value } = await read(store, answeredFormRecord(sender.held));
  if (!value || clock.now() >= value.until || !isSameSender(value, sender)) return null;
  const opened = seal.open(value.sealed, sender.held);
  if (opened === null) return null;
  const tokens: GivenTokens = JSON.parse(opened);
  const digest = hash.digest("session", tokens.sessionToken);
  const live = await readSession(store, digest, clock.now());
  return live && { ...tokens, session: live.session };
}

/** A browser that showed other pages has their cookies; a thief of one token has not. */
function isSameSender(answered: AnsweredForm, { opened = [], asked }: FormSender): boolean {
  const isSameBrowser = !answered.opened.length ||
    answered.opened.some((token) => opened.includes(token));
  return isSameBrowser && answered.asked === asked;
}

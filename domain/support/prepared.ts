/** Short answers that operators prepare for a topic; support inserts one and edits it before sending. */
import type { AuditLog } from "../platform/audit.ts";
import { transact } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { oneLine } from "../text/invisible.ts";
import { type Topic, TOPICS } from "./request.ts";
import { parseText, type TextError } from "./text.ts";

export const PREPARED_LANGUAGES = ["fa", "en", "ar"] as const;
export type PreparedLanguage = typeof PREPARED_LANGUAGES[number];
export type PreparedTexts = Record<PreparedLanguage, string>;

export interface PreparedAnswer {
  id: string;
  /** By which support finds it. */
  name: string;
  topic: Topic;
  texts: PreparedTexts;
  changedAt: number;
  /** It is no longer offered. */
  retiredAt?: number;
}

export const preparedAnswerRecord = record<PreparedAnswer>("support_prepared_answer", {
  about: "an answer that operators have prepared for the questions of a topic",
});

/** Characters. */
export const MAX_NAME = 60;
/** With those that are retired: support reads the list of a topic at once. */
export const MAX_PREPARED = 200;

export interface TypedPrepared {
  name: string;
  topic: string;
  texts: PreparedTexts;
}

export interface PreparedFaults {
  name?: TextError;
  topic?: "missing";
  texts?: Partial<Record<PreparedLanguage, TextError>>;
}

type Parsed = Pick<PreparedAnswer, "name" | "topic" | "texts">;

export function parsePrepared(typed: TypedPrepared): Parsed | { faults: PreparedFaults } {
  const name = oneLine(typed.name);
  const topic = TOPICS.find((one) => one === typed.topic);
  const read = PREPARED_LANGUAGES.map((tag) => [tag, parseText(typed.texts[tag])] as const);
  const wrong = read.flatMap(([tag, one]) => "error" in one ? [[tag, one.error] as const] : []);
  const nameFault = name === "" ? "missing" : name.length > MAX_NAME ? "long" : undefined;
  if (nameFault || !topic || wrong.length > 0) {
    return {
      faults: {
        name: nameFault,
        topic: topic ? undefined : "missing",
        texts: wrong.length > 0 ? Object.fromEntries(wrong) : undefined,
      },
    };
  }
  const texts = read.map(([tag, one]) => [tag, "text" in one ? one.text : ""] as const);
  return { name, topic, texts: Object.fromEntries(texts) as PreparedTexts };
}

/** By topic, then by name. */
export async function listPrepared(store: Store): Promise<PreparedAnswer[]> {
  const rows = await Array.fromAsync(listAll(store, preparedAnswerRecord.all()));
  const order = (topic: Topic) => TOPICS.indexOf(topic);
  return rows.map(({ value }) => value).sort((a, b) =>
    order(a.topic) - order(b.topic) || a.name.localeCompare(b.name, "fa")
  );
}

/** Those that are offered for a question of this topic. */
export const offeredFor = async (store: Store, topic: Topic): Promise<PreparedAnswer[]> =>
  (await listPrepared(store)).filter((one) => one.topic === topic && one.retiredAt === undefined);

/** Below what stands in the field already; in the asker's language (BCP 47), or else in Persian. */
export function inserted(
  typed: string,
  { texts }: Pick<PreparedAnswer, "texts">,
  language: string,
): string {
  const tag = PREPARED_LANGUAGES.find((one) => one === language) ?? "fa";
  const before = typed.trimEnd();
  return before === "" ? texts[tag] : `${before}\n\n${texts[tag]}`;
}

export interface PreparedDeps {
  store: Store;
  clock: Clock;
  audit: AuditLog;
}

/**
 * `changed`: another operator has changed it since the form was shown, at `seen`. `many`: there is
 * no room for another.
 */
export type PreparedOutcome = "saved" | "changed" | "many";

/** `seen`: when the shown one was changed last, in milliseconds; 0 of a new one. */
export async function savePrepared(
  { store, clock, audit }: PreparedDeps,
  { id, seen, staffId, ...content }: Parsed & { id: string; seen: number; staffId: string },
): Promise<PreparedOutcome> {
  const isFull = seen === 0 && (await listPrepared(store)).length >= MAX_PREPARED;
  const wanted = { prepared: preparedAnswerRecord(id) };
  return await transact(store, wanted, ({ prepared }, write): PreparedOutcome => {
    const former = prepared.value;
    if ((former?.changedAt ?? 0) !== seen) return "changed";
    if (isFull) return "many";
    const at = Math.max(clock.now(), seen + 1);
    write.set(prepared, { id, ...content, changedAt: at, retiredAt: former?.retiredAt });
    const { name, topic } = content;
    const detail = { staff: staffId, act: "saved", answer: id, name, topic };
    audit.include(write, { at, event: "support.prepared", detail });
    return "saved";
  });
}

/** It is offered no longer, or again. `false`: there is none, or it stands so already. */
export async function retirePrepared(
  { store, clock, audit }: PreparedDeps,
  { id, isRetired, staffId }: { id: string; isRetired: boolean; staffId: string },
): Promise<boolean> {
  const wanted = { prepared: preparedAnswerRecord(id) };
  return await transact(store, wanted, ({ prepared }, write) => {
    const { value } = prepared;
    if (!value || (value.retiredAt !== undefined) === isRetired) return false;
    const at = Math.max(clock.now(), value.changedAt + 1);
    write.set(prepared, { ...value, changedAt: at, retiredAt: isRetired ? at : undefined });
    const detail = { staff: staffId, act: isRetired ? "retired" : "restored", answer: id };
    audit.include(write, { at, event: "support.prepared", detail });
    return true;
  });
}

/** An agency posts a letter: once for each key, however often it asks. */
import type { NewDigest } from "../attachments/file/content.ts";
import { type FileRefused, includeAttached, judgeAll } from "../attachments/attach.ts";
import { type Attachment, attachmentRecord } from "../attachments/attachment.ts";
import { transact, type Write } from "../platform/commit.ts";
import { type Clock, DAY, type KeyedHash, type Random } from "../platform/platform.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { channelsFor } from "../notice/settings.ts";
import { readReach } from "../notice/tell_person.ts";
import { newMessageId } from "../outbox/message.ts";
import type { PushDevice } from "../push/device/devices.ts";
import { browsersToTell, enqueuePushes } from "../push/device/tell.ts";
import { putItem } from "./box.ts";
import { digestContent } from "./content.ts";
import {
  awaitsConfirmation,
  itemOf,
  type Letter,
  letterProofRecord,
  letterRecord,
} from "./letter.ts";
import { enqueueNotices } from "./letter_notices.ts";
import { markUnread, setNeedsMe } from "./marks.ts";
import { withSteps } from "./proof.ts";
import { findRecipient, type Recipient } from "./recipient.ts";

/** A letter as the agency writes it. */
export type NewLetter =
  & Pick<
    Letter,
    | "number"
    | "kind"
    | "title"
    | "body"
    | "language"
    | "period"
    | "needsConfirmation"
    | "isLegal"
  >
  & {
    recipient: Recipient;
    /** IDs of files, at most `MAX_ATTACHMENTS`, each once. */
    attachments: readonly string[];
  };

/** What the agency was answered; kept so that a repeated request gets the same. */
export interface Posted {
  id: string;
  /** `not_reachable`: there is nobody to deliver to, and nothing was stored. */
  state: "accepted" | "not_reachable";
}

interface Answered extends Posted {
  /** Of the request. */
  digest: string;
}

/** So long a request may be repeated. */
export const KEY_LIFETIME = 7 * DAY;

export const letterKeyRecord = record<Answered, [service: string, key: string]>("letter_key", {
  about: "how an agency's request was answered, for when it is repeated",
  expireIn: KEY_LIFETIME,
});

export interface PostDeps {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  newDigest: NewDigest;
}

/** Of the agency's own choice (IETF draft-ietf-httpapi-idempotency-key-header). */
export interface Idempotency {
  key: string;
  /** Of everything that was asked for. */
  digest: string;
}

/** What a request of an agency comes to. */
export type PostAnswer = Posted | "key_reused" | FileRefused;

/** @returns `key_reused` if an earlier request with this key asked for something else */
export async function postLetter(
  deps: PostDeps,
  service: Service,
  { recipient, attachments: wantedFiles, ...content }: NewLetter,
  { key, digest }: Idempotency,
): Promise<PostAnswer> {
  const { store, clock } = deps;
  const accountId = await findRecipient(deps, service, recipient);
  const telling = await lettersTelling(store, accountId);
  const id = newMessageId(deps);
  const wanted = {
    answered: letterKeyRecord(service.id, key),
    files: wantedFiles.map((id) => attachmentRecord(id)),
  };
  return await transact(store, wanted, ({ answered, files }, write) => {
    const former = answered.value;
    if (former) {
      return former.digest === digest ? { id: former.id, state: former.state } : "key_reused";
    }
    const attachments = judgeAll(files, service.id);
    if (!Array.isArray(attachments)) return attachments;
    const state = accountId === null ? "not_reachable" : "accepted";
    write.set(answered, { id, state, digest });
    if (accountId !== null) {
      const at = clock.now();
      const letter = { ...content, attachments, id, service: service.id, accountId, at };
      writeLetter(deps, write, letter, { files, ...telling });
    }
    return { id, state };
  });
}

/** How a person is told of letters. */
interface Telling {
  /** Also of those that ask nothing. */
  isWanted: boolean;
  /** Those that show pushes of letters. */
  browsers: readonly PushDevice[];
}

/** `null`: nobody is told. */
export async function lettersTelling(store: Store, accountId: string | null): Promise<Telling> {
  if (accountId === null) return { isWanted: false, browsers: [] };
  const [reach, browsers] = await Promise.all([
    readReach(store, accountId),
    browsersToTell(store, accountId, "letters"),
  ]);
  return { isWanted: reach !== null && channelsFor(reach, "letters").length > 0, browsers };
}

interface WithLetter extends Telling {
  /** Those that it has, which it keeps. */
  files: readonly Found<Attachment>[];
}

/** Everything that a new letter consists of. */
export function writeLetter(
  deps: Pick<PostDeps, "hash" | "random" | "newDigest">,
  write: Write,
  letter: Letter,
  { files, isWanted, browsers }: WithLetter,
): void {
  const { id, accountId, at } = letter;
  for (const file of files) includeAttached(write, file, id);
  const posted = { letter: id, content: digestContent(deps, letter), steps: [] };
  const proof = withSteps(
    deps.hash,
    posted,
    { step: "accepted", at },
    { step: "stored", at },
  );
  write.create(letterRecord(id), letter).set(letterProofRecord(id), proof);
  putItem(write, accountId, itemOf(letter));
  markUnread(write, accountId, id);
  if (awaitsConfirmation(letter)) setNeedsMe(write, accountId, id, true);
  enqueueNotices(write, letter, isWanted);
  enqueuePushes(write, browsers, { accountId, of: "letters", at });
}

/** The names of a person and a session at one service. */
import type { KeyedHash } from "../platform/platform.ts";
import { record, type Ref } from "../platform/record.ts";
import type { Service } from "./service.ts";

/**
 * The person at one service. Pairwise (OpenID Connect Core §8.1): different at each service, so that
 * agencies cannot join their records on a person.
 */
export function subjectAt({ id, subject }: Service, accountId: string, hash: KeyedHash): string {
  const digest = subjectDigest(id, accountId, hash);
  return subject === "alphanumeric" ? alphanumeric(digest) : digest;
}

const subjectDigest = (service: string, accountId: string, hash: KeyedHash): string =>
  hash.digest("pairwise_subject", service, accountId);

/** By the subject in either form, so that a service finds its people after it changed the form. */
export const accountBySubjectRecord = record<string, [service: string, subject: string]>(
  "account_by_subject",
  {
    about: "the account behind a pairwise subject that a service was told",
    key: (service, subject) => [service, isDigest(subject) ? alphanumeric(subject) : subject],
  },
);

/** Where the account is found that a service was told of. */
export const subjectRefAt = (service: string, accountId: string, hash: KeyedHash): Ref<string> =>
  accountBySubjectRecord(service, subjectDigest(service, accountId, hash));

/** SHA-256 in base64url. */
const isDigest = (subject: string): boolean => /^[\w-]{43}$/.test(subject);

/** Base 32 of RFC 4648 §6, in lower case. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** The first 160 bits of a digest in base64url, as 32 letters and digits. */
function alphanumeric(digest: string): string {
  const bytes = atob(digest.replaceAll("-", "+").replaceAll("_", "/"));
  const bits = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(2).padStart(8, "0")).join(
    "",
  );
  return Array.from({ length: 32 }, (_, place) => {
    return ALPHABET[parseInt(bits.slice(place * 5, place * 5 + 5), 2)];
  }).join("");
}

/**
 * The person's session at one service, pairwise for the same reason. By the session's ID, which stays
 * the same when it continues under another token with another level or company.
 */
export function sidAt({ id }: Service, sessionId: string, hash: KeyedHash): string {
  return hash.digest("pairwise_session", id, sessionId);
}

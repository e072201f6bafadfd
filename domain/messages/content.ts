/**
 * What an agency has posted, as bytes that anybody who has the letter can compute, and their digest,
 * which its proof of service has (docs/agency-api.md, docs/decisions/0372).
 */
import type { NewDigest } from "../attachments/file/content.ts";
import type { Random } from "../platform/platform.ts";
import type { Letter } from "./letter.ts";
import type { ContentDigest } from "./proof.ts";

/** What the letter says, without what became of it. */
export type LetterContent = Pick<
  Letter,
  "attachments" | "body" | "kind" | "language" | "number" | "period" | "title"
>;

/** JSON in the canonical form of RFC 8785: names in order, no white space between them. */
export const contentOf = (
  { attachments, body, kind, language, number, period, title }: LetterContent,
  salt: string,
): string =>
  JSON.stringify({
    attachments: attachments.map(({ name, sha256 }) => ({ name, sha256 })),
    body,
    kind,
    language,
    number,
    period: period && { ends_at: new Date(period.endsAt).toISOString(), of: period.of },
    salt,
    title,
  });

export function digestContent(
  { random, newDigest }: { random: Random; newDigest: NewDigest },
  content: LetterContent,
): ContentDigest {
  const salt = random.bytes(16).toBase64({ alphabet: "base64url", omitPadding: true });
  const digest = newDigest();
  digest.update(new TextEncoder().encode(contentOf(content, salt)));
  return { sha256: digest.hex(), salt };
}

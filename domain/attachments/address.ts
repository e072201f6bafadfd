/**
 * Addresses of files for one person and a few minutes. The host of files reads no cookie, so the
 * address alone says who may have what (docs/decisions/0295).
 */
import { z } from "zod";
import type { Clock, Seal } from "../platform/platform.ts";
import { MINUTE } from "../platform/platform.ts";

/** Long enough for a slow line to ask again for the rest of a file. */
export const ADDRESS_LIFETIME = 5 * MINUTE;

/** What the seal is for: nothing else opens it. */
const CONTEXT = "file_address";

export interface FileAddress {
  accountId: string;
  /** ID of the attachment. */
  attachment: string;
}

const sealedAddress = z.object({
  accountId: z.string(),
  attachment: z.string(),
  until: z.number(),
});

/**
 * The path at the host of files. The key is in the query, which our log does not write. `language`:
 * of the page that tells that the address has expired.
 */
export function fileAddress(
  { seal, clock }: { seal: Seal; clock: Clock },
  { accountId, attachment }: FileAddress,
  language: string,
): string {
  const until = clock.now() + ADDRESS_LIFETIME;
  const key = seal.close(JSON.stringify({ accountId, attachment, until }), CONTEXT);
  return `/${attachment}?${new URLSearchParams({ lang: language, key })}`;
}

/** `null` unless the window made this address, for this file, within the last minutes. */
export function openAddress(
  { seal, clock }: { seal: Seal; clock: Clock },
  { attachment, key }: { attachment: string; key: string },
): FileAddress | null {
  const text = seal.open(key, CONTEXT);
  const { data } = sealedAddress.safeParse(text === null ? undefined : JSON.parse(text));
  if (data?.attachment !== attachment || clock.now() >= data.until) return null;
  return { accountId: data.accountId, attachment };
}

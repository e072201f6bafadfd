/**
 * A form that was sent after its session had ended: kept for who it was shown to, and offered once
 * they have signed in again. The form itself says, sealed, whose it is.
 */
import { z } from "zod";
import { commitTo } from "../platform/commit.ts";
import { type Clock, HOUR, MINUTE, type Seal } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

export const KEPT_FOR = 30 * MINUTE;
/** Longer than a session may be. */
const AUTHOR_LIFETIME = 12 * HOUR;

export interface KeptForm {
  path: string;
  fields: Record<string, string>;
}

/** The last one of a member; its fields are sealed. */
export const keptFormRecord = record<string, [staffId: string]>("staff_kept_form", {
  about: "a form that a member of staff sent after their session had ended, sealed",
  expireIn: KEPT_FOR,
});

/** Below what the store takes as one value. */
const MAX_KEPT = 40_000;

const AUTHOR = "form author";
const context = (staffId: string) => `kept form ${staffId}`;

const author = z.object({ staffId: z.string(), until: z.number() });
const kept = z.object({ path: z.string(), fields: z.record(z.string(), z.string()) });

interface Deps {
  store: Store;
  clock: Clock;
  seal: Seal;
}

/** For a hidden field of the member's forms. */
export function authorOf({ seal, clock }: Pick<Deps, "seal" | "clock">, staffId: string): string {
  const until = clock.now() + AUTHOR_LIFETIME;
  return seal.close(JSON.stringify({ staffId, until }), AUTHOR);
}

/** Keeps the form if its author is known; @returns whether it is kept */
export async function keepForm(
  { store, clock, seal }: Deps,
  { path, fields: { author: sealed, ...fields } }: KeptForm,
): Promise<boolean> {
  const opened = seal.open(sealed ?? "", AUTHOR);
  const { data } = author.safeParse(opened === null ? undefined : JSON.parse(opened));
  if (!data || clock.now() >= data.until) return false;
  const text = seal.close(JSON.stringify({ path, fields }), context(data.staffId));
  if (text.length > MAX_KEPT) return false;
  return await commitTo(store).set(keptFormRecord(data.staffId), text).commit();
}

export async function readKeptForm(
  { store, seal }: Pick<Deps, "store" | "seal">,
  staffId: string,
): Promise<KeptForm | null> {
  const { value } = await read(store, keptFormRecord(staffId));
  const opened = value && seal.open(value, context(staffId));
  return (opened && kept.safeParse(JSON.parse(opened)).data) || null;
}

/** It was saved, or is not wanted. */
export async function forgetKeptForm(
  { store }: Pick<Deps, "store">,
  staffId: string,
): Promise<void> {
  await commitTo(store).delete(keptFormRecord(staffId)).commit();
}

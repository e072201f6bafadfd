/** What everybody reads at the head of every page, for some hours. */
import { type Background, type Clock, HOUR, SECOND } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { oneLine } from "../text/invisible.ts";

export const SEVERITIES = ["info", "warning"] as const;
export type Severity = typeof SEVERITIES[number];
export const BANNER_LANGUAGES = ["fa", "en", "ar"] as const;
export type BannerLanguage = typeof BANNER_LANGUAGES[number];

export interface BannerContent {
  texts: Record<BannerLanguage, string>;
  severity: Severity;
  /** Milliseconds; absent, or past then: from its approval on. */
  start?: number;
  hours: number;
}

export interface Banner extends BannerContent {
  id: string;
  from: number;
  until: number;
}

/** Characters. */
export const MAX_BANNER = 200;
export const MAX_HOURS = 7 * 24;

export const bannerRecord = record<Banner>("banner", {
  about: "what everybody reads at the head of every page, for some hours",
  expireIn: MAX_HOURS * HOUR,
});

export interface TypedBanner {
  texts: Record<BannerLanguage, string>;
  severity: string;
  /** In how many hours it begins; empty: with its approval. */
  start: string;
  hours: string;
}

export interface BannerFaults {
  texts?: Partial<Record<BannerLanguage, "missing" | "long">>;
  severity?: "missing";
  start?: "format";
  hours?: "format";
}

/** `start`, `hours`: in Latin digits. */
export function parseBanner(
  { texts, severity, start, hours }: TypedBanner,
  now: number,
): { banner: BannerContent } | { faults: BannerFaults } {
  const clean = Object.fromEntries(
    BANNER_LANGUAGES.map((tag) => [
      tag,
      oneLine(texts[tag]),
    ]),
  ) as BannerContent["texts"];
  const wrong = BANNER_LANGUAGES.flatMap((tag) => {
    const fault = clean[tag] === "" ? "missing" : clean[tag].length > MAX_BANNER ? "long" : null;
    return fault ? [[tag, fault] as const] : [];
  });
  const known = SEVERITIES.find((one) => one === severity);
  const later = start === "" ? 0 : hoursIn(start);
  const isStart = later !== null && later < MAX_HOURS;
  const count = hoursIn(hours) ?? 0;
  const isHours = count >= 1 && count + (isStart ? later : 0) <= MAX_HOURS;
  if (wrong.length > 0 || !known || !isStart || !isHours) {
    return {
      faults: {
        texts: wrong.length > 0 ? Object.fromEntries(wrong) : undefined,
        severity: known ? undefined : "missing",
        start: isStart ? undefined : "format",
        hours: isHours ? undefined : "format",
      },
    };
  }
  const begins = later > 0 ? { start: now + later * HOUR } : {};
  return { banner: { texts: clean, severity: known, ...begins, hours: count } };
}

const hoursIn = (typed: string): number | null => /^\d{1,3}$/.test(typed) ? Number(typed) : null;

/** Those that are shown or will be, the first to begin first. */
export async function listBanners(store: Store, now: number): Promise<Banner[]> {
  const rows = await Array.fromAsync(listAll(store, bannerRecord.all()));
  return rows.map(({ value }) => value)
    .filter(({ until }) => now < until)
    .sort((a, b) => a.from - b.from);
}

/** Reads what is shown, without the wait of a page. */
export interface Banners {
  /** Those of this moment, as they were known at most some seconds ago. Never waits. */
  current(): readonly Banner[];
}

/** How long a worker believes what it has read; a banner comes and goes that late. */
export const BELIEVED_FOR = 5 * SECOND;

export function createBanners(
  { store, clock, background }: { store: Store; clock: Clock; background: Background },
): Banners {
  let known: readonly Banner[] = [];
  let readAt = -Infinity;

  return {
    current() {
      const now = clock.now();
      if (now >= readAt + BELIEVED_FOR || now < readAt) {
        readAt = now;
        // While the store is away, what was known stays until it ends by itself.
        background(async () => void (known = await listBanners(store, now)));
      }
      return known.filter(({ from, until }) => from <= now && now < until);
    },
  };
}

/** What is shown now, in this language (BCP 47); absent if it is nothing. */
export function bannersFor(banners: Banners, language: string) {
  const current = banners.current();
  if (current.length === 0) return undefined;
  const tag = BANNER_LANGUAGES.find((one) => one === language) ?? "fa";
  return current.map(({ severity, texts }) => ({ severity, text: texts[tag], language: tag }));
}

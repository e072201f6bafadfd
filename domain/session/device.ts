/**
 * A browser's name, reduced to a fixed list (RFC 9110 §10.1.5). Only names of this list are stored
 * or shown, so that a hostile `User-Agent` has no effect.
 */
export type BrowserName =
  | "Chrome"
  | "Edge"
  | "Firefox"
  | "Lynx"
  | "Opera"
  | "Safari"
  | "Samsung Internet"
  | "w3m"
  | "Yandex";
export type SystemName = "Android" | "ChromeOS" | "iOS" | "Linux" | "macOS" | "Windows";

/** Either is absent if it is unknown. */
export interface Device {
  browser?: BrowserName;
  system?: SystemName;
}

/** The first match counts: most browsers also name their ancestors. */
const BROWSERS: [RegExp, BrowserName][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOPiOS\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bYaBrowser\//, "Yandex"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
  [/^Lynx\//, "Lynx"],
  [/^w3m\//, "w3m"],
];

const SYSTEMS: [RegExp, SystemName][] = [
  [/\bAndroid\b/, "Android"],
  [/\b(?:iPhone|iPad|iPod)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** Longer than any genuine one. */
const MAX_LENGTH = 512;

export function describeDevice(userAgent: string | undefined): Device {
  const text = (userAgent ?? "").slice(0, MAX_LENGTH);
  const nameIn = <Name>(list: [RegExp, Name][]) => list.find(([rule]) => rule.test(text))?.[1];
  return { browser: nameIn(BROWSERS), system: nameIn(SYSTEMS) };
}

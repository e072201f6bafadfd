/** How a person wants the pages to look (guide 1.7 §4). What is not set follows the browser. */

/** Every setting with its choices; no two choices share a name, so that a list of them needs no keys. */
export const DISPLAY_CHOICES = {
  page: ["white", "cream", "dark", "contrast"],
  text: ["blue", "green", "amber"],
  font: ["vazirmatn"],
  size: ["125", "150", "200"],
  lines: ["loose", "looser"],
  /** Between words only: between letters it would tear joined scripts apart. */
  words: ["wide", "wider"],
  motion: ["still"],
} as const;

export type DisplaySetting = keyof typeof DISPLAY_CHOICES;
export type DisplayChoice<S extends DisplaySetting> = typeof DISPLAY_CHOICES[S][number];

/** Only what differs from the browser's own ways; `{}` is a page as it comes. */
export type Display = { readonly [S in DisplaySetting]?: DisplayChoice<S> };

export const DISPLAY_SETTINGS = Object.keys(DISPLAY_CHOICES) as DisplaySetting[];

const SEPARATOR = "_";

/** From the fields of a form or the like; what is no choice of its setting counts as not chosen. */
export function displayOf(values: Readonly<Record<string, string | undefined>>): Display {
  return Object.fromEntries(
    DISPLAY_SETTINGS
      .filter((setting) => isChoice(setting, values[setting]))
      .map((setting) => [setting, values[setting]]),
  );
}

/** For a cookie: "dark_150_still"; empty when nothing is chosen. */
export function writeDisplay(display: Display): string {
  return DISPLAY_SETTINGS.flatMap((setting) => display[setting] ?? []).join(SEPARATOR);
}

/** The reverse; names that are unknown are passed over, since they may be another version's. */
export function readDisplay(text: string): Display {
  const named = text.split(SEPARATOR);
  return displayOf(Object.fromEntries(
    DISPLAY_SETTINGS.map((setting) => [
      setting,
      DISPLAY_CHOICES[setting].find((choice) => named.includes(choice)),
    ]),
  ));
}

export function isDefaultDisplay(display: Display): boolean {
  return Object.keys(display).length === 0;
}

function isChoice(setting: DisplaySetting, value: string | undefined): boolean {
  return (DISPLAY_CHOICES[setting] as readonly (string | undefined)[]).includes(value);
}

/** Display settings chosen by a person (guide 1.7 §4). Unset ones follow the browser. */

/**
 * Every setting with its choices; all names are unique, so that a list of choices needs no keys.
 */
export const DISPLAY_CHOICES = {
  page: ["white", "cream", "dark", "contrast"],
  text: ["blue", "green", "amber"],
  font: ["vazirmatn"],
  size: ["125", "150", "200"],
  lines: ["loose", "looser"],
  /** Between words only: letter spacing would break joined scripts. */
  words: ["wide", "wider"],
  motion: ["still"],
} as const;

export type DisplaySetting = keyof typeof DISPLAY_CHOICES;
export type DisplayChoice<S extends DisplaySetting> = typeof DISPLAY_CHOICES[S][number];

/** Only differences from the browser's defaults; `{}` changes nothing. */
export type Display = { readonly [S in DisplaySetting]?: DisplayChoice<S> };

export const DISPLAY_SETTINGS = Object.keys(DISPLAY_CHOICES) as DisplaySetting[];

const SEPARATOR = "_";

/** From form fields; an invalid choice counts as unset. */
export function displayOf(values: Readonly<Record<string, string | undefined>>): Display {
  return Object.fromEntries(
    DISPLAY_SETTINGS
      .filter((setting) => isChoice(setting, values[setting]))
      .map((setting) => [setting, values[setting]]),
  );
}

/** For a cookie: "dark_150_still"; empty if nothing is chosen. */
export function writeDisplay(display: Display): string {
  return DISPLAY_SETTINGS.flatMap((setting) => display[setting] ?? []).join(SEPARATOR);
}

/** The reverse; unknown names are ignored, since another version may have written them. */
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

/**
 * Careless typing in each language. The rules are for texts whose placeholders are replaced by "#".
 */
import { BARE_CODE, SPELLING } from "./persian.ts";
import { QUOTATIONS } from "./quotations.ts";

/** Ends of a word. */
const START = String.raw`(?<=^|[\s«(])`;
const END = String.raw`(?=[\s،.؛:؟»)]|$)`;
const word = (letters: string) => new RegExp(`${START}(?:${letters})${END}`, "u");

const MARKS: Record<string, RegExp> = {
  "space before a mark": /\s[،.؛:؟!»)]/,
  "space after an opening one": /[«(]\s/,
  "Latin marks": /[,;?]|\.\.\./,
};

const FA: Record<string, RegExp> = {
  ...MARKS,
  "Arabic yeh, kaf or digits": /[يكىة٠-٩]/,
  "Latin digits or letters": /[0-9A-Za-z]/,
  "quotation marks of other languages": /[“”„]/,
  "می without half-space": /(^|[\s«(])ن?می\s/,
  "ها without half-space": /\s(ها|های|هایی|هایشان|هایتان)(?=[\s،.؛:»)]|$)/,
  "تر without half-space": /\sتر(ین)?(?=[\s،.؛:»)]|$)/,
  "ام, ای, اند apart": /[\p{L}\u064f]\s(ام|ای|اند|اید|ایم)(?=[\s،.؛:»)]|$)/u,
  "half-space beside space, mark or edge":
    /(^|[\s،.؛:«»()])\u200c|\u200c([\s،.؛:«»()]|$)|\u200c\u200c/,
  "half-space after a letter that never joins": /[اآدذرزژو]\u200c(?!ا)/,
  "ه‌ی for هٔ": /ه\u200cی(?=[\s،.])/,
};

const AR: Record<string, RegExp> = {
  ...MARKS,
  "Persian letters or digits": /[پچژگیکۀھہ۰-۹]/,
  // Latin digits are read from Baghdad to Tehran's banks (docs/decisions/0072).
  "other digits": /[٠-٩]/,
  "Latin letters": /[A-Za-z]/,
  "half-space or another invisible character": /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
  "tatweel": /\u0640/,
  "tanwin on the alef": /اً/,
  "alef without its hamza": word("[وف]?(?:ان|انت|اذا|او|الى|الا|اليك|ايضًا|اولًا)|اي"),
  "yeh for alef maqsura": word("[وف]?(?:الي|إلي|علي|حتي|متي)"),
  "another word for the window": /بوابة/,
  "after … has two wordings": /مجددًا من #/,
  "heh for teh marbuta": word("(?!الوجه)(?:ال|لل)\\p{L}{2,}ه"),
};

const EN: Record<string, RegExp> = {
  "Arabic script": /[\u0600-\u06ff]/,
  "space before a mark": /\s[,.;:?!]/,
  "dots for an ellipsis": /\.\.\./,
  // As GOV.UK writes.
  "e-mail for email": /e-mail/i,
  "somebody, everybody or nobody": /\b(?:some|every|no)body\b/i,
  "foreigner for foreign national": /foreigner/i,
  "a tab is opened without a word in brackets": /(?<!opens) in a new tab$/,
};

const EVERYWHERE: Record<string, RegExp> = {
  empty: /^\s*$/,
  "markup or straight quotes": /[<>&"'`]/,
  "space at an edge": /^\s|\s$/,
  "two spaces": /\s\s/,
};

const RULES: Record<string, Record<string, RegExp>> = {
  fa: { ...FA, ...SPELLING, "a code without its name": BARE_CODE },
  ar: AR,
  en: EN,
};

function rulesFor(language: string, text: string): Record<string, RegExp> {
  return { ...EVERYWHERE, ...(QUOTATIONS.has(text) ? FA : RULES[language]) };
}

/** The rules that a text of this language breaks. Formats of files and the buses are named as their users know them. */
export function typingFaults(language: string, text: string): string[] {
  const shown = text.replace(/\{\w+\}|\b(?:JPG|PNG|GSB|PGSB|IP)\b/g, "#");
  return Object.entries(rulesFor(language, text))
    .filter(([, rule]) => rule.test(shown)).map(([name]) => name);
}

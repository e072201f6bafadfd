/** Persian numbers in words, as in «پنجم مرداد هزار و سیصد و هفتاد». */

/** What each word adds; «هزار» multiplies what stands before it. */
const VALUES: ReadonlyMap<string, number> = new Map([
  ...row(1, 1, "یک دو سه چهار پنج شش هفت هشت نه ده"),
  ...row(11, 1, "یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"),
  ...row(20, 10, "بیست سی چهل پنجاه شصت هفتاد هشتاد نود"),
  ...row(100, 100, "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"),
  ["هیجده", 18],
  ["اول", 1],
  ["سوم", 3],
]);
const THOUSAND = "هزار";
const AND = "و";

function row(from: number, step: number, words: string): [string, number][] {
  return words.split(" ").map((word, i) => [word, from + i * step]);
}

/** The words in their search form (domain/text/search.ts), with numbers in digits. */
export function withDigits(text: string): string {
  const words = text.split(" ");
  const read: string[] = [];
  for (let i = 0; i < words.length;) {
    const { value, end } = numberFrom(words, i);
    read.push(end > i ? String(value) : words[i]);
    i = Math.max(end, i + 1);
  }
  return read.join(" ");
}

/** The number that begins with word `start`; `end` is `start` if none does. */
function numberFrom(words: string[], start: number): { value: number; end: number } {
  let [value, end] = [0, start];
  // Before an «و» only another part of the number follows; «پنج پنج» are two numbers.
  for (let at = start; at < words.length; at = end + 1) {
    const next = partOf(words, at);
    if (!next) break;
    value += next.value;
    end = next.end;
    if (words[end] !== AND) break;
  }
  return { value, end };
}

/** One part between two «و»: «هفتاد», «هزار», «دو هزار». */
function partOf(words: string[], at: number): { value: number; end: number } | undefined {
  if (words[at] === THOUSAND) return { value: 1000, end: at + 1 };
  const value = valueOf(words[at]);
  if (value === undefined) return undefined;
  if (words[at + 1] !== THOUSAND) return { value, end: at + 1 };
  return { value: value * 1000, end: at + 2 };
}

/** Also of ordinals: «پنجم», «بیستم», «سی‌ام» (its «ام» is a word of its own). */
function valueOf(word: string): number | undefined {
  return VALUES.get(word) ?? VALUES.get(word.replace(/م$/, ""));
}

/**
 * The day, the month and the year in what stands in the three boxes of a date: one in each box, or
 * the whole date in one of them, in any order that is clear.
 */
import { searchForm } from "../text/search.ts";
import { monthOf } from "./month_names.ts";
import { withDigits } from "./number_words.ts";

export const DATE_PARTS = ["day", "month", "year"] as const;
export type DatePart = typeof DATE_PARTS[number];
/** Latin digits or words, one for each part. */
export type DateParts = Record<DatePart, string>;

export type DatePartsError =
  /** A part's name: its box holds what belongs in no date. */
  | { code: "missing" | "unclear" | DatePart }
  | { code: "parts"; parts: DatePart[] };

export function datePartsOf(typed: DateParts): DateParts | { error: DatePartsError } {
  const boxes = withMonthOnce(DATE_PARTS.map((part) => piecesOf(typed[part])));
  const pieces = wholeDateIn(boxes) ?? boxes.flat();
  if (!pieces.length) return { error: { code: "missing" } };
  const isBoxed = boxes.every((box) => box.length === 1);
  if (pieces.length === 3) return assign(pieces, isBoxed) ?? { error: { code: "unclear" } };
  return { error: pieces.length > 3 ? surplusIn(boxes) : missingParts(boxes) };
}

/** Words that stand in dates beside the parts, and before dates. */
const FILLERS = new Set(
  [
    "روز ماه سال ام م شمسی خورشیدی میلادی هجری ه ش of the day month year st nd rd th يوم شهر سنة عام",
    "تاریخ تولد متولد date birth born on dob الميلاد مواليد",
    "نامه مورخ مورخه به dated letter بتاريخ المؤرخ",
    "monday tuesday wednesday thursday friday saturday sunday",
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
  ].flatMap((words) => words.split(" ")).map(searchForm),
);

/** Days of the week, some of which begin with a number: «سه‌شنبه». */
const WEEKDAY = /(?<!\p{L})(?:(?:(?:یک|دو|سه|چهار|پنج) ?)?شنبه|جمعه)(?!\p{L})/gu;

/** Behind a date that was copied from a table. */
const TIME_OF_DAY = /[ T،,]\p{Nd}{1,2}:\p{Nd}\p{Nd}(?::\p{Nd}\p{Nd}(?:\.\p{Nd}+)?)?Z?\s*$/u;

/** Pasted into a number; between letters it divides words. */
const STRAY_HALF_SPACE = /(?<!\p{L})\u200c|\u200c(?!\p{L})/gu;

/** Numbers, and names of one or more words. */
function piecesOf(box: string): string[] {
  const words = searchForm(box.replace(STRAY_HALF_SPACE, "").replace(TIME_OF_DAY, ""))
    .replace(WEEKDAY, " ");
  const text = withDigits(words.replace(/ +/g, " ").trim());
  const parts = text.match(/\d+|[^\d\s][^\d]*/g) ?? [];
  const pieces = parts.map(withoutFillers).filter(Boolean);
  return pieces.length === 1 ? digitsOfDate(pieces[0]) ?? pieces : pieces;
}

function withoutFillers(piece: string): string {
  if (isNumber(piece) || monthOf(piece)) return piece.trim();
  return piece.split(" ").filter((word) => word && !FILLERS.has(word)).join(" ");
}

/** 13700514 and 14051370: no eight digits can be both. */
function digitsOfDate(piece: string): string[] | undefined {
  const pattern = /^(?:1[2-4]|19|20)\d\d(?:0\d|1[0-2])\d\d$/.test(piece)
    ? /^(\d{4})(\d\d)(\d\d)$/
    : /^(\d\d)(\d\d)(\d{4})$/;
  return pattern.exec(piece)?.slice(1);
}

/** The pieces of the one box that holds a whole date, if the others say nothing else. */
function wholeDateIn(boxes: string[][]): string[] | undefined {
  const [whole, ...more] = boxes.filter((box) => box.length === 3);
  if (!whole || more.length) return undefined;
  const others = boxes.filter((box) => box !== whole).flat();
  const values = whole.map(valueOf);
  return others.every((other) => values.includes(valueOf(other))) ? whole : undefined;
}

/** "5 (Mordad)" in the month's box, between a day and a year. */
function withMonthOnce([day, month, year]: string[][]): string[][] {
  const [one, two] = month;
  const isSame = day.length === 1 && month.length === 2 && year.length === 1 &&
    isNumber(one) !== isNumber(two) && valueOf(one) === valueOf(two);
  return [day, isSame ? [one] : month, year];
}

const isNumber = (piece: string) => /^\d+$/.test(piece);
const valueOf = (piece: string) => monthOf(piece)?.month ?? Number(piece);
const isYear = (piece: string) => /^\d{4}$/.test(piece);
/** A number that is no day and no month. */
const isLarge = (piece: string) => isNumber(piece) && Number(piece) > 31;

/** Which of three is which; `null` if it is not clear. In boxes they stand in their order. */
function assign(pieces: string[], isBoxed: boolean): DateParts | null {
  const [first, second, third] = pieces;
  const name = only(pieces, (piece) => isBoxed ? monthOf(piece) !== undefined : !isNumber(piece));
  const year = only(pieces, isYear) ?? only(pieces, isLarge);
  const [one, two] = pieces.filter((piece) => piece !== name && piece !== year);
  if (name && year) return { day: one, month: name, year };
  if (name) return { day: one, month: name, year: two };
  if (year) return year === first ? { day: two, month: one, year } : { day: one, month: two, year };
  return isBoxed ? { day: first, month: second, year: third } : null;
}

function only(pieces: string[], fits: (piece: string) => boolean): string | undefined {
  const found = pieces.filter(fits);
  return found.length === 1 ? found[0] : undefined;
}

function surplusIn(boxes: string[][]): DatePartsError {
  const [box, ...more] = DATE_PARTS.filter((_, i) => boxes[i].length !== 1);
  const isStrange = boxes[DATE_PARTS.indexOf(box)].some((piece) => Number.isNaN(valueOf(piece)));
  return { code: isStrange && !more.length ? box : "unclear" };
}

function missingParts(boxes: string[][]): DatePartsError {
  // "700514": more digits than one part has.
  if (boxes.flat().some((piece) => /^\d{5}/.test(piece))) return { code: "unclear" };
  const given = new Set(boxes.flatMap((box, i) => box.map((piece) => partOf(piece, i))));
  const parts = DATE_PARTS.filter((part) => !given.has(part));
  // "14 5" in one box: two numbers that could be the same part.
  return parts.length + boxes.flat().length === 3 ? { code: "parts", parts } : { code: "unclear" };
}

function partOf(piece: string, box: number): DatePart {
  if (isYear(piece)) return "year";
  return monthOf(piece) ? "month" : DATE_PARTS[box];
}

/** Case 40: searches and lists that are made to take long, or to find what is not listed. */
import { type Attack, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

/** Milliseconds; what takes more than the length of the query allows takes several seconds. */
const LONG = 800;

const QUERIES: Record<string, string> = {
  "one letter": "ا",
  "100 letters": "ا".repeat(100),
  "50 words of a letter": "ا ".repeat(50),
  "33 words of two letters": "بی ".repeat(33),
  "25 words that nobody wrote": "قثض ".repeat(25),
  "words with mistakes": "بیمه سندد گزرنامه مالیت خدرو زمیین دادسترا ".repeat(3),
  "100 marks": `ا${"\u064b".repeat(100)}`,
  "joined letters": "ا\u0300\u0301\u0302".repeat(25),
  "half-spaces": "\u200c".repeat(100),
  "ligatures": "ﷺﷲﷻ".repeat(30),
  "emoji": "👨‍👩‍👧‍👦".repeat(10),
  "lone surrogates": "%ED%A0%80",
  "a pattern": "(a+)+$(.*)*[a-z]{1,99}",
  "an operator": '"بیمه" AND NOT OR * ~ ^ title:x',
  "6,000 letters": "ب".repeat(6000),
  "names of objects": "__proto__ constructor toString hasOwnProperty",
  "NUL": "\u0000بیمه\u0000",
};
const PLACES = ["/services?q=", "/letters?q=", "/services?theme=", "/services?agency="]
  .concat("/services?letter=", "/services?q=بیمه&page=", "/services/", "/letters?agency=");

async function ask({ browser, origin }: Stage, place: string, name: string) {
  const query = QUERIES[name];
  const address = `${origin}${encodeURI(place)}${
    query.startsWith("%") ? query : encodeURIComponent(query)
  }`;
  const began = performance.now();
  const { status } = await browser.send(address);
  const took = Math.round(performance.now() - began);
  const isHeld = [200, 400, 404, 414, 431].includes(status) && took <= LONG;
  return {
    ...{ name: `${place} ${name}`, got: String(status) },
    ...!isHeld && { breach: `${status} after ${took} ms` },
  };
}

export const SEARCH_ATTACKS: Attack[] = [{
  number: 40,
  title: "searches and lists of services and letters with odd and long queries",
  expected: `answered or refused within ${LONG} ms`,
  inTurn: true,
  attempts: (stage) =>
    pairs(PLACES, Object.keys(QUERIES)).map(([place, name]) => () => ask(stage, place, name)),
}];

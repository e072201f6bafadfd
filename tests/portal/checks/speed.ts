/** How fast pages, searches and letters are. Other work on the machine shows in these alone. */
import { ASKED_RATE, measureMessages } from "../../../bench/messages/measure.ts";
import { median } from "../../../bench/gateway/wrk.ts";
import { LARGE_BOX, measurePages, restOf } from "../../../bench/messages/pages.ts";
import { quantile } from "../../faults/scenario.ts";
import type { Check, Seen } from "../../support/checks.ts";

const { letters, readers } = LARGE_BOX;
const LIMITS = { page: 40, bytes: 6 * 1024, search: 150, post: 40 };

const p95 = (times: readonly number[]) => quantile(times, 0.95);
const tenths = (time: number) => `${time.toFixed(1)} ms`;

async function reading(): Promise<Seen[]> {
  const pages = await measurePages(LARGE_BOX);
  const { searches } = await measureMessages({ letters });
  return [
    ...pages.map(({ page, rest, bytes, times, rate, failures, processor }) => ({
      what: `page ${page} of ${letters / 20} over HTTP, ${readers} readers who ${restOf(rest)}`,
      expected: rest > 0
        ? `p95 ≤ ${LIMITS.page} ms, ≤ 6 KB in Brotli`
        : "all answered; how many, and after how long",
      got: `p95 ${tenths(p95(times))}, ${Math.round(rate)} a second, ${bytes} bytes, ` +
        `${tenths(processor)} of processor each`,
      holds: (rest === 0 || p95(times) <= LIMITS.page) && bytes <= LIMITS.bytes && failures === 0,
    })),
    {
      what: `a search over ${letters} letters`,
      expected: `p95 ≤ ${LIMITS.search} ms`,
      got: `p95 ${tenths(p95(searches))}`,
      holds: p95(searches) <= LIMITS.search,
    },
  ];
}

async function posting(): Promise<Seen[]> {
  const { asked, postings } = await measureMessages({ letters });
  const rate = median(postings.map(({ rate }) => rate));
  const slow = postings.map(({ times }) => p95(times));
  return [
    {
      what: `${asked.times.length} letters posted, ${ASKED_RATE} a second at random moments`,
      expected: `p95 ≤ ${LIMITS.post} ms`,
      got: `p95 ${tenths(p95(asked.times))}, ${Math.round(asked.rate)} a second`,
      holds: p95(asked.times) <= LIMITS.post,
    },
    {
      what: `as many posted, 16 at a time, ${postings.length} turns`,
      expected: `≥ ${ASKED_RATE} a second in the median turn; after how long`,
      got: `${Math.round(rate)} a second, p95 ${tenths(Math.min(...slow))} to ${
        tenths(Math.max(...slow))
      }`,
      holds: rate >= ASKED_RATE,
    },
  ];
}

export const SPEED: Check[] = [
  { number: 1, what: "Pages and searches of a large box", run: reading },
  { number: 10, what: "Letters posted", run: posting },
];

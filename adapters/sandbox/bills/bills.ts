/** The bills of a household: made up, but the same for the same person throughout a year. */
import { createDraw } from "../agencies/draw.ts";

export const KINDS = ["water", "electricity", "gas", "telephone", "waste"] as const;
export type BillKind = typeof KINDS[number];

export interface Bill {
  /** Unique for the person: "water-1405-3". */
  id: string;
  kind: BillKind;
  /** Number of the customer: 13 digits. */
  account: string;
  /** Jalali, "1405/09/21". */
  due: string;
  /** In rials. */
  amount: number;
}

/** The sooner due the earlier. `yearNow` is Jalali. */
export function billsOf(subject: string, yearNow: number): Bill[] {
  const draw = createDraw(subject);
  const first = draw("bills", KINDS.length);
  const kinds = Array.from(
    { length: 3 + draw("bill count", 3) },
    (_, i) => KINDS[(first + i) % KINDS.length],
  );
  const bills = kinds.map((kind): Bill => {
    const period = 1 + draw(`${kind} period`, 6);
    const dayOfYear = [2 * period, 1 + draw(`${kind} day`, 29)];
    return {
      id: `${kind}-${yearNow}-${period}`,
      kind,
      account: String(1_000_000_000_000 + draw(`${kind} account`, 2 ** 31) * 1000),
      due: [yearNow, ...dayOfYear].map((part) => String(part).padStart(2, "0")).join("/"),
      amount: 1000 * (180 + draw(`${kind} amount`, 4200)),
    };
  });
  return bills.toSorted((a, b) => a.due < b.due ? -1 : 1);
}

/** For forms that only need to know that a person reads the picture: judged and used up at once. */
import { transact } from "../platform/commit.ts";
import type { Store } from "../platform/store.ts";
import { parseNumber } from "../text/digits.ts";
import { type Captchas, captchaSpentRecord, type CaptchaVerdict } from "./captcha.ts";

/** An answer uses the challenge up, right or wrong; an empty one does not. */
export async function spendCaptcha(
  { captchas, store }: { captchas: Captchas; store: Store },
  { id, holder, typed }: { id: string; holder: string; typed: string },
): Promise<CaptchaVerdict | "missing"> {
  if (parseNumber(typed) === "") return "missing";
  const verdict = await captchas.judge(id, holder, { answer: typed });
  if (verdict === "expired") return verdict;
  return await transact(store, { spent: captchaSpentRecord(id) }, ({ spent }, write) => {
    if (spent.value) return "expired";
    write.set(spent, true);
    return verdict;
  });
}

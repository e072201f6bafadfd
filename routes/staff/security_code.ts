/** The security code of the desk's open forms: drawn for a page, judged once. */
import { spendCaptcha } from "../../domain/captcha/spend.ts";
import type { Visit } from "../site/visit.ts";

/** `kept`: the one that the page showed, if it was not used up. */
export async function captchaFor(visit: Visit, kept?: string): Promise<string> {
  const { ports: { captchas, views }, language } = visit;
  const { transaction } = visit.callerOrNew();
  return kept ?? await captchas.issue(transaction, views.digitScript(language));
}

export const CAPTCHA_FIELDS = ["captcha", "captcha_id", "proof", "action"] as const;

export async function judgeCaptcha(
  visit: Visit,
  { captcha: typed, captcha_id: id }: { captcha: string; captcha_id: string },
) {
  const holder = visit.ports.captchas.holderOf(id, visit.callerOrNew());
  return await spendCaptcha(visit.ports, { id, holder, typed });
}

/** The agency's calls to the bank, by its own connection. */
import { z } from "zod";
import { SECOND } from "../../../domain/platform/platform.ts";
import type { AgencyLanguage } from "../agencies/texts/language.ts";

export interface BankClient {
  /** The same payment for the same invoice. `null`: the bank does not answer. */
  open(invoice: {
    id: string;
    /** In rials. */
    amount: number;
    returnTo: string;
    language: AgencyLanguage;
  }): Promise<{ token: string; url: string } | null>;
  /** What has become of a payment. `null`: the bank does not answer. */
  status(token: string): Promise<BankStatus | null>;
}

const opened = z.object({ token: z.string(), url: z.url({ protocol: /^https?$/ }) });
const status = z.object({
  state: z.enum(["open", "paid", "cancelled", "failed", "expired"]),
  invoice: z.string(),
  amount: z.number(),
  reference: z.string().optional(),
});
export type BankStatus = z.infer<typeof status>;

/** A page waits for the answer. */
const PATIENCE = 4 * SECOND;

export function createBankClient(
  { url, key }: { /** Of the bank's calls, known once it listens. */ url(): string; key: string },
): BankClient {
  async function call<T>(path: string, schema: z.ZodType<T>, body?: unknown): Promise<T | null> {
    try {
      const answer = await fetch(url() + path, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body ?? {}),
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
      });
      const text = await answer.text();
      return answer.ok ? schema.parse(JSON.parse(text)) : null;
    } catch {
      // Gone, too late, or something that is no answer: all mean that nothing is known.
      return null;
    }
  }

  return {
    open: ({ id, amount, returnTo, language }) =>
      call("/payments", opened, { invoice: id, amount, return_to: returnTo, language }),
    status: (token) => call(`/payments/${encodeURIComponent(token)}/status`, status),
  };
}

/** The answers of security codes, as reported by the gateway's observer, for automated tests. */
import { z } from "zod";
import type { Clock } from "../../../domain/platform/platform.ts";

export const captchaReport = z.strictObject({
  id: z.string().min(1).max(200),
  answer: z.string().min(1).max(50),
});

export interface Captchas {
  put(report: z.infer<typeof captchaReport>): Promise<void>;
  find(id: string): Promise<string | undefined>;
}

interface Answer {
  answer: string;
  expiresAt: number;
}

const KEPT_MS = 10 * 60 * 1000;

export function createCaptchas(kv: Deno.Kv, clock: Clock): Captchas {
  return {
    async put({ id, answer }) {
      const value: Answer = { answer, expiresAt: clock.now() + KEPT_MS };
      await kv.set(["captcha", id], value, { expireIn: KEPT_MS });
    },
    async find(id) {
      const { value } = await kv.get<Answer>(["captcha", id]);
      // Deno KV deletes expired keys some time after the deadline.
      return value && value.expiresAt > clock.now() ? value.answer : undefined;
    },
  };
}

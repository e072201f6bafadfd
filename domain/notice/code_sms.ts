/** A code by SMS, which follows the commit that has counted it. */
import type { Background, Clock } from "../platform/platform.ts";
import type { SmsGateway, SmsMessage } from "./delivery.ts";
import { sentOutcome } from "./taken.ts";

/** `late` is for `transact()`: a store that writes after all counts a code that nobody waits for. */
export function codeSms(
  { sms, clock, background }: { sms: SmsGateway; clock: Clock; background: Background },
  message: SmsMessage & { code: string },
) {
  const send = (mobile: string) => sms.send(mobile, message);
  return {
    now: (mobile: string) => sentOutcome(send(mobile), clock),
    late({ mobile }: { outcome: string; mobile?: string }): void {
      if (mobile) background(async () => void await send(mobile));
    },
  };
}

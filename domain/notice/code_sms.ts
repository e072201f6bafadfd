/** A code by SMS, which follows the commit that has counted it. */
import type { Background, Clock } from "../platform/platform.ts";
import type { SmsGateway } from "./delivery.ts";
import { sentOutcome } from "./taken.ts";

/** `late` is for `transact()`: a store that writes after all counts a code that nobody waits for. */
export function codeSms(
  { sms, clock, background }: { sms: SmsGateway; clock: Clock; background: Background },
  code: string,
) {
  const send = (mobile: string) => sms.send(mobile, { template: "code", code });
  return {
    now: (mobile: string) => sentOutcome(send(mobile), clock),
    late({ mobile }: { outcome: string; mobile?: string }): void {
      if (mobile) background(async () => void await send(mobile));
    },
  };
}

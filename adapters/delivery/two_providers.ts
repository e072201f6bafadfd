import { DeliveryFailed, type SmsGateway } from "../../domain/notice/delivery.ts";

/**
 * SMS by two providers. The second is tried only if the first certainly did not accept the message:
 * it refused, or was not called. If the first may have accepted it, nothing more is sent, to avoid
 * duplicates. A message that the person asks for again goes to the second provider first.
 */
export function createTwoProviders(first: SmsGateway, second: SmsGateway): SmsGateway {
  return {
    async send(mobile, message, options) {
      const [one, other] = options?.again ? [second, first] : [first, second];
      try {
        return await one.send(mobile, message, options);
      } catch (error) {
        if (!(error instanceof DeliveryFailed) || error.mayHaveLeft) throw error;
        return await other.send(mobile, message, options);
      }
    },
  };
}

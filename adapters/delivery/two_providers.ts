import { DeliveryFailed, type SmsGateway } from "../../domain/notice/delivery.ts";

/**
 * SMS by two providers. The second takes what the first certainly did not: refused, or not even asked. After a
 * try that may have left, nothing is sent at once; a message sent again goes by the second provider first.
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

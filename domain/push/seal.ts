/** A subscription is readable only for whom the person's pushes are sent by. */
import type { Seal } from "../platform/platform.ts";
import type { PushDevice } from "./device/devices.ts";
import type { PushSubscription } from "./device/push_services.ts";

const contextOf = (accountId: string) => `push ${accountId}`;

export const sealSubscription = (
  seal: Seal,
  accountId: string,
  subscription: PushSubscription,
): string => seal.close(JSON.stringify(subscription), contextOf(accountId));

/** `null` if it was sealed with another key, or for another person. */
export function openSubscription(
  seal: Seal,
  accountId: string,
  { sealed }: Pick<PushDevice, "sealed">,
): PushSubscription | null {
  const text = seal.open(sealed, contextOf(accountId));
  return text === null ? null : JSON.parse(text);
}

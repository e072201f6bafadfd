/** What a person calls a passkey: "my phone", "رایانهٔ اداره". */
import { oneLine } from "../text/invisible.ts";

/** In characters. */
export const MAX_NAME = 40;

export type PasskeyName = { name?: string } | { error: "too_long" };

/** Without a name the page shows the device. */
export function parsePasskeyName(typed: string): PasskeyName {
  const name = oneLine(typed);
  if ([...name].length > MAX_NAME) return { error: "too_long" };
  return { name: name || undefined };
}

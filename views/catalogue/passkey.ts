/** Passkeys: the list, one of them, adding one, signing in with one. */
import { DAY, HOUR } from "../texts/units.ts";
import type { passkeyPages } from "../passkey/mod.ts";
import type { ShownPasskey } from "../passkey/passkeys.tsx";
import { NOW, TOMORROW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const PASSKEYS: ShownPasskey[] = [
  {
    id: "0123456789abcdef",
    name: "گوشی من",
    device: { browser: "Chrome", system: "Android" },
    addedAt: NOW - 40 * DAY,
    lastUsedAt: NOW - HOUR,
  },
  { id: "1123456789abcdef", device: { browser: "Safari", system: "macOS" }, addedAt: NOW - HOUR },
  { id: "2123456789abcdef", name: "Work <b>laptop</b>", addedAt: NOW - DAY },
];

const ADDING = { options: { challenge: "AA", user: { id: "AA" } }, name: "" };
const ASKED = { options: { challenge: "AA" } };

export const passkeyStates: States<typeof passkeyPages> = {
  passkeys: {
    none: { passkeys: [], isFull: false },
    several: { passkeys: PASSKEYS, isFull: false },
  },
  passkey: { one: { passkey: PASSKEYS[0] } },
  passkeyAdd: { form: ADDING },
  passkeySignIn: { form: ASKED, refused: { ...ASKED, failure: { code: "refused" } } },
};

export const passkeyWordings: States<typeof passkeyPages> = {
  passkeys: { full: { passkeys: PASSKEYS, isFull: true } },
  passkey: {
    "name-too-long": { passkey: PASSKEYS[1], typed: "a".repeat(41), error: "name_too_long" },
  },
  passkeyAdd: { refused: { ...ADDING, name: "گوشی من", failure: { code: "refused" } } },
  passkeySignIn: {
    lapsed: { ...ASKED, failure: { code: "lapsed" } },
    later: { ...ASKED, failure: { code: "later", retryAt: TOMORROW } },
  },
};

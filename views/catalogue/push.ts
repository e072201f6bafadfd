/** Notifications by the person's own browsers. */
import type { pushPages } from "../push/mod.ts";
import { DAY, HOUR } from "../texts/units.ts";
import { NOW, TOMORROW } from "./sample.ts";
import type { States } from "./states.ts";

const NOBODY = {
  devices: [],
  subjects: [{ of: "letters", isOn: true }, { of: "dossiers", isOn: true }],
  isFull: false,
  publicKey: "BA",
  kid: "AA",
} as const;

const DEVICES = [
  {
    id: "0123456789abcdef",
    device: { browser: "Chrome", system: "Android" },
    addedAt: NOW - 40 * DAY,
    deliveredAt: NOW - HOUR,
  },
  {
    id: "1123456789abcdef",
    device: { browser: "Firefox", system: "Windows" },
    addedAt: NOW - 20 * DAY,
    failingSince: NOW - 2 * DAY,
  },
] as const;

const MUTED = [{ of: "letters", isOn: true }, { of: "dossiers", isOn: false }] as const;

export const pushStates: States<typeof pushPages> = {
  push: { several: { ...NOBODY, devices: DEVICES, subjects: MUTED } },
};

export const pushWordings: States<typeof pushPages> = {
  push: {
    none: NOBODY,
    full: { ...NOBODY, subjects: [{ of: "letters", isOn: false }], devices: DEVICES, isFull: true },
    refused: { ...NOBODY, failure: { code: "refused" } },
    limited: { ...NOBODY, failure: { code: "limited", retryAt: TOMORROW } },
  },
};

/** Proof of level 3. */
import type { LevelCardProps } from "../assurance/card.tsx";
import type { LevelFaceProps } from "../assurance/face.tsx";
import type { assurancePages } from "../assurance/mod.ts";
import { SOON, TOMORROW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const CARD: LevelCardProps = { cardNumber: "", otherWay: true };

const FACE: LevelFaceProps = { otherWay: true, maxBytes: 5 * 2 ** 20 };

export const assuranceStates: States<typeof assurancePages> = {
  level: {
    first: { why: "never", maxAge: 600, ways: ["card", "face"] },
    lapsed: { why: "lapsed", maxAge: 600, ways: ["card", "face"] },
    session: { why: "never", ways: ["card"] },
  },
  levelCard: {
    empty: CARD,
    missing: { ...CARD, error: "missing" },
    format: { ...CARD, cardNumber: "6037", error: "format" },
    "check-digit": { ...CARD, cardNumber: "9999999900010065", error: "check_digit" },
    mismatch: { ...CARD, masked: "9999 **** **** 0064", failure: { code: "mismatch" } },
    limited: { ...CARD, failure: { code: "limited", retryAt: TOMORROW } },
    unavailable: { ...CARD, failure: { code: "registry_unavailable", retryAt: SOON } },
    "only-way": { ...CARD, otherWay: false },
  },
  levelFace: {
    empty: FACE,
    missing: { ...FACE, error: "missing" },
    type: { ...FACE, error: "type" },
    "too-large": { ...FACE, error: "too_large" },
    "too-slow": { ...FACE, error: "too_slow" },
    mismatch: { ...FACE, failure: { code: "mismatch" } },
    "not-live": { ...FACE, failure: { code: "not_live" } },
    limited: { ...FACE, failure: { code: "limited", retryAt: TOMORROW } },
    sending: { ...FACE, failure: { code: "sending", retryAt: SOON } },
    busy: { ...FACE, failure: { code: "busy", retryAt: SOON } },
    unavailable: { ...FACE, failure: { code: "registry_unavailable", retryAt: SOON } },
  },
};

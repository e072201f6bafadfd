/** The desk: signing in, an invitation, where staff begin. */
import type { deskPages } from "../desk/mod.ts";
import type { staffPages } from "../staff/mod.ts";
import type { StaffInvitationProps } from "../staff/invitation.tsx";
import { HOUR, MINUTE } from "../texts/units.ts";
import { SAMPLE_QR } from "./samples/qr_picture.ts";
import { NOW } from "./samples/sample.ts";
import type { States } from "./states.ts";

const CAPTCHA = { captchaId: "sample" };
const INVITATION: StaffInvitationProps = {
  token: "sample",
  name: "رضا کریمی",
  userName: "reza.karimi",
  secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
  picture: SAMPLE_QR,
  least: 10,
  most: 128,
};
const FACTOR = { mobile: "0912***2233", isSent: false };

export const staffStates: States<typeof staffPages> = {
  staffSignIn: {
    empty: { ...CAPTCHA, userName: "" },
    refused: { ...CAPTCHA, userName: "reza.karimi", failure: { code: "refused" } },
  },
  staffFactor: {
    app: FACTOR,
    wrong: { ...FACTOR, isSent: true, error: "wrong" },
  },
  staffProof: {
    passkey: {
      ...FACTOR,
      passkey: { challenge: "c2FtcGxl", rpId: "desk.example.ir", userVerification: "required" },
      to: "/members/sample",
      fields: { action: "suspend" },
    },
  },
  staffInvitation: {
    faulty: { ...INVITATION, faults: { password: "short", code: "wrong" } },
  },
};

export const staffWordings: Partial<States<typeof staffPages>> = {
  staffSignIn: {
    missing: {
      ...CAPTCHA,
      userName: "",
      errors: { userName: "missing", password: "missing", captcha: "missing" },
    },
    limited: { ...CAPTCHA, userName: "", failure: { code: "limited", retryAt: NOW + HOUR } },
    busy: { ...CAPTCHA, userName: "reza.karimi", failure: { code: "busy", retryAt: NOW + MINUTE } },
    lapsed: { ...CAPTCHA, userName: "", failure: { code: "lapsed" } },
    "signed-out": { ...CAPTCHA, userName: "", signedOut: true },
  },
  staffFactor: {
    missing: { ...FACTOR, error: "missing" },
    format: { ...FACTOR, error: "format" },
    limited: { ...FACTOR, failure: { code: "limited", retryAt: NOW + HOUR } },
    passkey: { ...FACTOR, failure: { code: "passkey" } },
    undelivered: { ...FACTOR, failure: { code: "undelivered", retryAt: NOW + MINUTE } },
  },
  staffInvitation: {
    ...Object.fromEntries(
      (["missing", "long", "common", "personal", "repeating", "different"] as const).map((
        password,
      ) => [password, { ...INVITATION, faults: { password, code: "missing" as const } }]),
    ),
  },
};

const HOME = {
  sections: [],
  name: "رضا کریمی",
  userName: "reza.karimi",
  endsAt: NOW + 15 * MINUTE,
} as const;

export const deskStates: States<typeof deskPages> = {
  deskHome: {
    agency: {
      ...HOME,
      roles: ["manager", "editor"],
      sections: [{ path: "/applications", name: "applications", count: 3 }],
      agency: { text: "کتابخانهٔ ملی", language: "fa" },
    },
  },
};

export const deskWordings: Partial<States<typeof deskPages>> = {
  deskHome: {
    window: { ...HOME, roles: ["expert", "support", "operator", "reader", "key_holder"] },
  },
};

/** The desk: signing in, an invitation, where staff begin. */
import type { deskPages } from "../desk/mod.ts";
import type { staffPages } from "../staff/mod.ts";
import type { StaffAccountProps } from "../staff/account.tsx";
import type { MemberInviteProps } from "../staff/member_invite.tsx";
import type { StaffMemberProps } from "../staff/member.tsx";
import type { StaffMembersProps } from "../staff/members.tsx";
import type { StaffInvitationProps } from "../staff/invitation.tsx";
import { HOUR, MINUTE } from "../texts/units.ts";
import { SAMPLE_QR } from "./samples/qr_picture.ts";
import { NOW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

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
const LIMITS = { least: 10, most: 128 };
const KEPT = { from: ["key_holder"], to: ["key_holder"] } as const;
const MEMBERS: StaffMembersProps = {
  members: [
    {
      id: "1",
      name: "رضا کریمی",
      roles: ["manager", "editor"],
      state: "active",
      lastSignInAt: NOW - HOUR,
      isIdle: false,
    },
    {
      id: "2",
      name: "سیما راد",
      roles: ["reader"],
      state: "active",
      lastSignInAt: NOW - 100 * 24 * HOUR,
      isIdle: true,
    },
    { id: "3", name: "John Smith", roles: ["key_holder"], state: "invited", isIdle: false },
  ],
  hasOneManager: true,
  recoveries: [{ id: "4", name: "مینا آذر", askedAt: NOW - HOUR }],
  news: [
    {
      ...{ at: NOW - HOUR, change: "roles", by: "مینا آذر", of: "سیما راد" },
      roles: { from: ["reader", "editor"], to: ["reader"] },
    },
    { at: NOW - 26 * HOUR, change: "suspended", by: "مینا آذر", of: "John Smith", roles: KEPT },
  ],
};
const MEMBER: StaffMemberProps = {
  id: "2",
  name: "سیما راد",
  userName: "u-7k3m9pab",
  mobile: "0912***2233",
  state: "active",
  roles: ["reader"],
};
const INVITE: MemberInviteProps = {
  typed: { kind: "", userName: "", name: "", mobile: "" },
  roles: ["manager"],
};
const PASSKEYS: StaffAccountProps["passkeys"] = [
  { id: "0123456789abcdef", name: "گوشی من", addedAt: NOW - HOUR },
];
const SESSIONS: StaffAccountProps["sessions"] = [
  {
    ...{ id: "1", via: "code", createdAt: NOW - HOUR, lastSeenAt: NOW, current: true },
    ...{ device: { browser: "Firefox", system: "Windows" }, place: "185.12.*" },
  },
  {
    ...{ id: "2", via: "passkey", createdAt: NOW - 2 * HOUR, lastSeenAt: NOW - HOUR },
    ...{ device: { browser: "Chrome", system: "Android" }, place: "5.62.*", current: false },
  },
];
const ACCOUNT = { passkeys: PASSKEYS, sessions: SESSIONS, isFull: false, typed: "" };
const APP = { opened: "sample", secret: INVITATION.secret, picture: SAMPLE_QR };
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
      to: "/members/proved",
      fields: { action: "suspend" },
    },
  },
  staffRecovery: {
    limited: {
      ...CAPTCHA,
      userName: "reza.karimi",
      failure: { code: "limited", retryAt: NOW + HOUR },
    },
  },
  staffRecoveryCode: {
    faulty: { ...LIMITS, faults: { code: "wrong" } },
  },
  staffAccount: {
    name: {
      passkeys: PASSKEYS,
      sessions: SESSIONS,
      isFull: false,
      typed: "ک".repeat(41),
      failure: { code: "name_too_long" },
    },
  },
  staffApp: { wrong: { ...APP, fault: "wrong" } },
  staffPasskeyAdd: { named: { name: "گوشی من", options: { challenge: "c2FtcGxl" } } },
  staffPassword: {
    faulty: { ...LIMITS, faults: { current: "wrong", password: "same" } },
  },
  staffRecoveries: { none: { recoveries: [] } },
  staffMembers: { list: MEMBERS },
  staffMember: {
    another: { ...MEMBER, error: "roles" },
  },
  memberInvite: {
    faulty: {
      typed: { kind: "national_id", userName: "123", name: "", mobile: "021" },
      roles: [],
      faults: { userName: "format", name: "missing", mobile: "format", roles: "missing" },
    },
  },
  staffInvitation: {
    faulty: { ...INVITATION, faults: { password: "short", code: "wrong" } },
  },
};

export const staffWordings: Partial<States<typeof staffPages>> = {
  staffMembers: {
    none: { members: [], hasOneManager: true, recoveries: [], news: [] },
    told: {
      ...MEMBERS,
      news: (["restored", "handed_over"] as const).map((change) => ({
        ...{ at: NOW, change, by: "مینا آذر", of: "سیما راد", roles: KEPT },
      })),
    },
    awaited: {
      members: [{ ...MEMBERS.members[0], state: "invited", roles: ["manager"] }],
      hasOneManager: true,
      recoveries: [],
      news: [],
    },
    suspended: {
      members: [{ ...MEMBERS.members[0], state: "suspended" }],
      hasOneManager: false,
      recoveries: [],
      news: [],
    },
  },
  staffMember: {
    suspended: { ...MEMBER, state: "suspended", failure: "not_now" },
    own: { ...MEMBER, successors: { "1": "رضا کریمی" }, error: "successor" },
    few: { ...MEMBER, state: "invited", failure: "too_few" },
    self: { ...MEMBER, failure: "self" },
  },
  memberInvite: {
    missing: {
      ...INVITE,
      faults: { kind: "missing", userName: "missing", name: "long", mobile: "missing" },
    },
    taken: { ...INVITE, faults: { userName: "taken" } },
    full: { ...INVITE, failure: { code: "full" } },
    limited: { ...INVITE, failure: { code: "limited", retryAt: NOW + HOUR } },
  },
  staffSignIn: {
    missing: {
      ...CAPTCHA,
      userName: "",
      errors: { userName: "missing", password: "missing", captcha: "missing" },
    },
    limited: { ...CAPTCHA, userName: "", failure: { code: "limited", retryAt: NOW + HOUR } },
    busy: { ...CAPTCHA, userName: "reza.karimi", failure: { code: "busy", retryAt: NOW + MINUTE } },
    lapsed: { ...CAPTCHA, userName: "", failure: { code: "lapsed" } },
    "signed-out": { ...CAPTCHA, userName: "", notice: "signed_out" },
    accepted: { ...CAPTCHA, userName: "", notice: "accepted" },
    recovered: { ...CAPTCHA, userName: "", notice: "recovered" },
    "waits-manager": { ...CAPTCHA, userName: "", notice: "manager" },
    "waits-operator": { ...CAPTCHA, userName: "", notice: "operator" },
  },
  staffRecovery: {
    lapsed: { ...CAPTCHA, userName: "", failure: { code: "lapsed" } },
    missing: { ...CAPTCHA, userName: "", errors: { userName: "missing", captcha: "missing" } },
  },
  staffRecoveryCode: {
    short: { ...LIMITS, faults: { password: "short" } },
    limited: { ...LIMITS, failure: { code: "limited", retryAt: NOW + HOUR } },
  },
  staffAccount: {
    none: { passkeys: [], sessions: SESSIONS.slice(0, 1), isFull: false, typed: "" },
    full: { passkeys: PASSKEYS, sessions: SESSIONS, isFull: true, typed: "" },
    lapsed: { ...ACCOUNT, failure: { code: "lapsed" } },
    refused: { ...ACCOUNT, failure: { code: "refused" } },
  },
  staffPassword: {
    missing: { ...LIMITS, faults: { current: "missing", password: "short" } },
    limited: { ...LIMITS, failure: { code: "limited", retryAt: NOW + HOUR } },
    busy: { ...LIMITS, failure: { code: "busy", retryAt: NOW + MINUTE } },
  },
  staffApp: { missing: { ...APP, fault: "missing" } },
  staffProof: {
    strict: { ...FACTOR, isStrict: true, to: "/account/app", fields: {} },
    password: { ...FACTOR, to: "/account/password", fields: {}, hadPassword: true },
  },
  staffFactor: {
    recovered: { ...FACTOR, needsApp: true },
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
      sections: [
        { path: "/applications", name: "applications", count: 3 },
        { path: "/members", name: "members" },
        { path: "/connections", name: "connections" },
        { path: "/bus", name: "bus" },
        { path: "/services", name: "services" },
      ],
      agency: { text: "کتابخانهٔ ملی", language: "fa" },
    },
  },
  deskSignOut: { question: {} },
};

export const deskWordings: Partial<States<typeof deskPages>> = {
  deskHome: {
    kept: { ...HOME, roles: ["editor"], kept: "/applications/1/letter" },
    window: {
      ...HOME,
      roles: ["expert", "support", "operator", "reader", "key_holder"],
      sections: ([
        "review",
        "help",
        "support",
        "people",
        "proposals",
        "windowStaff",
        "health",
        "outbox",
        "audit",
        "banners",
        "answers",
        "recoveries",
        "account",
        "registrations",
      ] as const)
        .map((name) => ({ path: "/", name })),
    },
  },
};

/** The console of those who run the window. */
import type { BannerContent } from "../../domain/console/banner.ts";
import type { PartName } from "../../domain/console/health/parts.ts";
import type { ProposedAct } from "../../domain/console/proposal.ts";
import type { AuditProps } from "../console/audit.tsx";
import type { BannersProps } from "../console/banners.tsx";
import type { HealthProps } from "../console/health.tsx";
import type { ShownProposal } from "../console/proposals.tsx";
import type { WindowMemberProps } from "../console/window_member.tsx";
import type { WindowStaffProps } from "../console/window_staff.tsx";
import type { OutboxReceiverProps } from "../console/outbox_receiver.tsx";
import type { PersonProps } from "../console/person.tsx";
import type { consolePages } from "../console/mod.ts";
import { DAY, HOUR, MINUTE } from "../texts/units.ts";
import words from "../texts/fa/console.ts";
import { NOW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const NUMBER = "4029183746507";
const LOOK = { who: "", reason: "", ticket: "", most: 50 };
const DEVICE = { browser: "Firefox", system: "Android" } as const;

const PERSON = {
  view: "sample",
  reason: "گفته است پیامک به او نمی‌رسد",
  person: {
    initials: "س. ا.",
    identity: "***5679",
    mobile: "0912***4567",
    level: 2,
    createdAt: NOW - 90 * DAY,
    sessions: [{
      device: DEVICE,
      createdAt: NOW - HOUR,
      lastSeenAt: NOW - MINUTE,
      place: "185.12.*",
    }],
    signIns: [{ at: NOW - HOUR, way: "sms", knownBrowser: false, level: 2, device: DEVICE }],
    tickets: [{ number: NUMBER, topic: "sign_in", state: "waiting" }],
  },
  acts: ["end_sessions", "freeze"],
} satisfies PersonProps;

const BY = { id: "zahra", name: "زهرا موسوی" };
const OMID = { id: "omid", name: "امید رضایی" };
const MADE = { reason: "جانشین خانم موسوی در مرخصی", by: BY, at: NOW - HOUR, isOwn: false };

const INVITE = {
  kind: "invite",
  invited: {
    userName: { kind: "issued", value: "omid" },
    name: "امید رضایی",
    mobile: "09120000001",
    roles: ["expert", "support"],
  },
} satisfies ProposedAct;

const BANNER = {
  texts: {
    fa: "سامانهٔ ثبت احوال امشب از ساعت ۲ تا ۴ در دسترس نیست.",
    en: "The civil registry is away tonight from 2 to 4.",
    ar: "السجل المدني غير متاح الليلة من 2 إلى 4.",
  },
  severity: "warning",
  hours: 12,
} satisfies BannerContent;

const PROPOSALS: ShownProposal[] = [
  { ...MADE, id: "1", act: INVITE, state: "open" },
  {
    ...MADE,
    id: "2",
    act: {
      kind: "roles",
      staffId: "omid",
      name: "امید رضایی",
      from: ["expert"],
      roles: ["operator"],
    },
    state: "open",
    isOwn: true,
  },
  {
    ...MADE,
    id: "3",
    act: { kind: "banner", banner: BANNER },
    state: "approved",
    decided: { by: OMID, at: NOW - MINUTE, approved: true },
  },
];

const STAFF: WindowStaffProps = {
  members: [
    {
      id: "zahra",
      name: "زهرا موسوی",
      roles: ["support", "operator"],
      state: "active",
      lastSignInAt: NOW - HOUR,
    },
    { id: "omid", name: "امید رضایی", roles: ["expert"], state: "invited" },
  ],
  typed: { userName: "", name: "", mobile: "", roles: [], reason: "" },
};

const MEMBER: WindowMemberProps = {
  id: "omid",
  name: "امید رضایی",
  state: "active",
  roles: ["expert"],
  reason: "",
};

const BANNERS: BannersProps = {
  banners: [{ ...BANNER, id: "1", from: NOW - HOUR, until: NOW + HOUR }],
  typed: { texts: { fa: "", en: "", ar: "" }, severity: "", start: "", hours: "", reason: "" },
  most: 200,
  longest: 168,
};

const RECEIVER: OutboxReceiverProps = {
  name: "sample",
  receiver: "stream:library",
  messages: [
    { kind: "event", at: NOW - HOUR, fate: "delivered", endedAt: NOW - HOUR, attempts: 1 },
    {
      kind: "event",
      at: NOW - HOUR,
      fate: "given_up",
      endedAt: NOW - MINUTE,
      attempts: 12,
      reason: "status 500",
    },
    { kind: "event", at: NOW - HOUR, fate: "refused", endedAt: NOW - MINUTE, attempts: 1 },
  ],
  mayReplay: true,
  most: 72,
  hours: "",
};

const { console: { audit: { events: EVENTS }, health: HEALTH_WORDS } } = words;
const AUDIT = { event: "", account: "", staff: "", isFirstPage: true, first: "/audit" };
const LINKS: AuditProps["links"] = Object.keys(EVENTS).map((event, i) => ({
  sequence: i + 1,
  at: NOW - i * MINUTE,
  event,
  account: "0123456789abcdef",
  by: "زهرا موسوی",
  of: i === 0 ? "امید رضایی" : undefined,
  detail: { kind: "roles" },
}));

const INFO = { ...BANNERS.banners[0], severity: "info" } as const;

const HEALTH: HealthProps = {
  parts: [
    { part: "civil registry", state: "quiet", workers: 0 },
    {
      part: "sim registry",
      state: "fails",
      since: NOW - HOUR,
      cause: "no answer in time",
      workers: 2,
      open: 1,
    },
    { part: "mail", state: "answers", since: NOW - HOUR, cause: "status 503", workers: 0 },
  ],
  isStoreGood: true,
  outbox: { late: 3 * MINUTE, behind: 2, paused: 1 },
  clocks: { workers: 2, most: 3.2, since: NOW - HOUR },
  more: 7,
  servers: [{
    id: "library",
    title: { text: "کتابخانه", language: "fa" },
    answers: 40,
    failures: 12,
  }],
};

const BEHIND = {
  receiver: "stream:library",
  path: "/outbox/receiver?name=sample",
  since: NOW - HOUR,
  waiting: 12,
  oldestAt: NOW - HOUR,
  reason: "status 500",
};

export const consoleStates: States<typeof consolePages> = {
  people: {
    invalid: {
      ...LOOK,
      who: "12",
      errors: { who: "format", reason: "short", ticket: "unknown" },
    },
  },
  person: { open: PERSON },
  proposals: { several: { proposals: PROPOSALS, isFirstPage: true } },
  windowStaff: {
    faulty: {
      ...STAFF,
      faults: {
        userName: "format",
        name: "missing",
        mobile: "format",
        roles: "missing",
        reason: "short",
      },
    },
  },
  windowMember: { open: MEMBER },
  banners: {
    faulty: {
      ...BANNERS,
      faults: {
        texts: { fa: "missing", en: "long" },
        severity: "missing",
        start: "format",
        hours: "format",
      },
      reasonError: "short",
    },
  },
  audit: { some: { ...AUDIT, links: LINKS.slice(0, 3), older: "/audit?before=1" } },
  outbox: { empty: { receivers: [] } },
  health: { failing: HEALTH },
  outboxReceiver: {
    several: { ...RECEIVER, hours: "0", error: "hours" },
    behind: { ...RECEIVER, behind: { ...BEHIND, state: "paused" }, messages: [], hours: "" },
  },
};

export const consoleWordings: Partial<States<typeof consolePages>> = {
  people: {
    missing: { ...LOOK, errors: { who: "missing", ticket: "format" } },
    nobody: { ...LOOK, failure: { code: "nobody" } },
    limited: { ...LOOK, failure: { code: "limited", retryAt: NOW + HOUR } },
  },
  person: {
    ended: { ...PERSON, done: "end_sessions" },
    frozen: {
      ...PERSON,
      person: {
        ...PERSON.person,
        mobile: undefined,
        frozenAt: NOW - HOUR,
        deletionDueAt: NOW + DAY,
        sessions: [],
        signIns: [],
        tickets: [],
      },
      acts: ["end_sessions", "unfreeze"],
      done: "freeze",
    },
    unfrozen: { ...PERSON, done: "unfreeze", mayLower: true },
  },
  proposals: {
    empty: { proposals: [], isFirstPage: true },
    ...Object.fromEntries(
      (["own", "closed", "impossible"] as const).map((failure) => [
        failure,
        { proposals: [], failure, isFirstPage: true },
      ]),
    ),
    ...Object.fromEntries(
      (["made", "waits", "approved", "refused", "invited", "not_told"] as const).map((notice) => [
        notice,
        { proposals: [], notice, isFirstPage: true },
      ]),
    ),
    verbose: { proposals: [], isFirstPage: true, reason: "لو رفت", reasonError: "long" },
    unreasoned: { proposals: [], isFirstPage: true, reason: "لو رفت", reasonError: "short" },
    past: {
      isFirstPage: true,
      proposals: [
        { ...MADE, id: "7", act: { kind: "replace_keys" }, state: "open" },
        {
          ...MADE,
          id: "6",
          act: { kind: "banner", banner: { ...BANNER, start: NOW + HOUR } },
          state: "open",
        },
        {
          ...MADE,
          id: "4",
          act: { kind: "roles", staffId: "omid", name: "امید رضایی", from: [], roles: [] },
          state: "refused",
          decided: { by: OMID, at: NOW - MINUTE, approved: false },
        },
        {
          ...MADE,
          id: "5",
          act: { kind: "lower_level", accountId: "sara", who: "***5679" },
          state: "lapsed",
        },
        { ...MADE, id: "8", act: { kind: "replace_keys" }, state: "withdrawn" },
      ],
    },
  },
  windowStaff: {
    suspended: {
      ...STAFF,
      members: [{ ...STAFF.members[0], state: "suspended" }],
      faults: { name: "long" },
    },
  },
  windowMember: { short: { ...MEMBER, error: "short" } },
  banners: {
    empty: { ...BANNERS, banners: [] },
    info: { ...BANNERS, banners: [INFO] },
    later: { ...BANNERS, banners: [{ ...INFO, from: NOW + HOUR, until: NOW + 2 * HOUR }] },
  },
  audit: {
    // Every event, each in its sentence; as many as a page has.
    ...Object.fromEntries(
      [0, 30, 60, 90].map((
        from,
      ) => [`from-${from}`, { ...AUDIT, links: LINKS.slice(from, from + 30) }]),
    ),
    empty: { ...AUDIT, links: [] },
    "empty-detail": {
      ...AUDIT,
      links: [{ ...LINKS[0], detail: { added: "", changed: "library", removed: "" } }],
    },
  },
  outbox: {
    behind: {
      receivers: (["behind", "paused", "held"] as const).map((state) => ({ ...BEHIND, state })),
    },
  },
  health: {
    good: {
      parts: HEALTH.parts.slice(0, 1),
      isStoreGood: true,
      outbox: { late: 0, behind: 0, paused: 0 },
      clocks: null,
      servers: [],
      more: 0,
    },
    store: { ...HEALTH, isStoreGood: false },
    parts: {
      ...HEALTH,
      parts: (Object.keys(HEALTH_WORDS.parts) as PartName[]).flatMap((part) =>
        [undefined, ...Object.keys(HEALTH_WORDS.causes)].map((cause) => ({
          ...{ part, state: "fails" as const, since: NOW - HOUR, cause, workers: 1 },
        }))
      ),
    },
  },
  outboxReceiver: {
    ...Object.fromEntries(
      (["resumed", "nothing", "replayed"] as const).map((done) => [
        done,
        { ...RECEIVER, messages: [], done },
      ]),
    ),
  },
};

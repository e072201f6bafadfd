/** Services at the desk. */
import type { DeskServiceProps } from "../../publication/desk_service.tsx";
import type { DeskServiceSettingsProps } from "../../publication/settings.tsx";
import type { DeskServicesProps } from "../../publication/desk_services.tsx";
import { DAY, HOUR, MINUTE } from "../../texts/units.ts";
import { NOW } from "../samples/sample.ts";

const QUIET: DeskServiceProps["hour"] = {
  funnel: { started: 0, code: 0, identity: 0, arrived: 0 },
  refused: {},
  answers: 0,
  failures: 0,
  within: null,
};
const BUSY: DeskServiceProps["day"] = {
  funnel: { started: 4120, code: 3900, identity: null, arrived: 3811 },
  refused: { level_too_low: 17, natural_only: null },
  answers: 91_230,
  failures: 12,
  within: 300,
};
const LIBRARY: DeskServiceProps = {
  id: "library",
  title: { text: "کتابخانه", language: "fa" },
  address: "https://library.example.ir/",
  state: "open",
  setup: {
    ways: ["assertion", "forward_auth", "openid"],
    id: "library",
    issuer: "https://my.example.ir",
    host: "library.example.ir",
  },
  published: { revision: 2, at: NOW - 4 * MINUTE, watchUntil: NOW + 6 * MINUTE },
  result: { probe: "passed", gate: "unseen" },
  hour: QUIET,
  day: BUSY,
  deliveries: [{
    delivery: "webhook",
    state: { state: "paused", since: NOW - DAY, reason: "status 500" },
    waiting: 3,
    last: [
      { kind: "webhook", at: NOW - HOUR, fate: "given_up", attempts: 9, reason: "status 500" },
      { kind: "webhook", at: NOW - 2 * HOUR, fate: "delivered", attempts: 1 },
    ],
  }],
  may: { standing: true, deliveries: true, withoutReason: true },
};

const SETTINGS: DeskServiceSettingsProps = {
  id: "library",
  title: LIBRARY.title,
  settings: {
    keys: [
      { kid: "2026-11", endsAt: NOW + 30 * DAY, usedAt: NOW - HOUR },
      { kid: "2026-12" },
    ],
    webhook: "/told",
    scopes: ["letters.write"],
    knownScopes: [
      "letters.write",
      "letters.read",
      "attachments.write",
      "dossiers.write",
      "dossiers.read",
      "events.read",
    ],
    redirectUris: ["https://library.example.ir/back"],
  },
  may: { settings: true, scopes: true },
};

const FEW = { words: "", isSearched: false, total: 0, at: 1, pages: 1, query: "/services" };

interface Shown {
  deskServices: Record<string, DeskServicesProps>;
  deskService: Record<string, DeskServiceProps>;
  deskServiceSettings: Record<string, DeskServiceSettingsProps>;
}

export const publicationStates: Shown = {
  deskServices: {
    list: {
      ...{ words: "", isSearched: true, total: 52, at: 1, pages: 2, query: "/services" },
      services: [
        { id: "library", title: LIBRARY.title, state: "open", isWatched: true },
        {
          id: "tax",
          title: { text: "مالیات", language: "fa" },
          state: "retired",
          isWatched: false,
        },
      ],
    },
  },
  deskService: {
    full: LIBRARY,
  },
  deskServiceSettings: {
    faulty: {
      ...SETTINGS,
      error: { field: "jwk", code: "key_private" },
      typed: { jwk: "{}", webhook: "/told" },
    },
  },
};

const outcome = (failure: NonNullable<DeskServiceProps["result"]>["failure"]) => ({
  ...LIBRARY,
  result: { failure, probe: "failed" as const },
});

export const publicationWordings: Shown = {
  deskServices: { none: { services: [], ...FEW } },
  deskService: {
    "no-reason": {
      ...LIBRARY,
      may: { ...LIBRARY.may, withoutReason: false },
      failure: "short",
      typed: "چرا",
    },
    quiet: {
      ...LIBRARY,
      state: "suspended",
      day: { ...QUIET, within: Infinity, refused: { sign_in: 5, level_too_old: 6, legal_only: 7 } },
      published: { revision: 1, at: NOW },
      result: undefined,
      deliveries: (["events", "logout", "changes"] as const).map((delivery) => ({
        ...{ delivery, waiting: 0 },
        last: [{ kind: delivery, at: NOW - HOUR, fate: "refused", attempts: 1 }],
      })),
      failure: "by_operator",
      changed: { by: "operator", since: NOW - HOUR, reason: "وارسی نشت داده" },
    },
    by_itself: { ...LIBRARY, state: "suspended", changed: { by: "program", since: NOW - HOUR } },
    by_agency: { ...LIBRARY, state: "suspended", changed: { by: "agency", since: NOW - HOUR } },
    file: { ...LIBRARY, published: undefined, state: "retired", failure: "moved" },
    invalid: outcome("invalid"),
    taken: outcome("name_taken"),
    retired: outcome("retired"),
    probe: outcome("probe"),
    gate: outcome("gate"),
    errors: outcome("errors"),
  },
  deskServiceSettings: {
    empty: {
      ...SETTINGS,
      settings: { ...SETTINGS.settings, keys: [], webhook: undefined, scopes: [] },
    },
    reader: { ...SETTINGS, may: { settings: false, scopes: false } },
    stream: {
      ...SETTINGS,
      settings: {
        ...SETTINGS.settings,
        scopes: ["letters.write", "ssf.read", "ssf.manage"],
        knownScopes: [...SETTINGS.settings.knownScopes, "ssf.read", "ssf.manage"],
      },
    },
    malformed: { ...SETTINGS, error: { field: "jwk", code: "key_malformed" } },
    kid: { ...SETTINGS, error: { field: "jwk", code: "key_id" } },
    many: { ...SETTINGS, error: { field: "jwk", code: "keys_too_many" } },
    unknown: { ...SETTINGS, error: { field: "jwk", code: "key_unknown" } },
    last: { ...SETTINGS, error: { field: "jwk", code: "key_last" } },
    webhook: { ...SETTINGS, error: { field: "webhook", code: "webhook_unsafe" } },
    scope: { ...SETTINGS, error: { field: "scopes", code: "scope_unknown" } },
  },
};

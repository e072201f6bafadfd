/** Pages that any URL may answer with. */
import type { sitePages } from "../site/mod.ts";
import type { FormReturnProps } from "../site/form_return.tsx";
import type { Problem, ProblemProps, Unsent } from "../site/problem.tsx";
import type { States } from "./samples/states.ts";

const REFERENCE = "0734-9182";
const WAY_IN = "http://localhost:8000/login?return_to=http%3A%2F%2Finsurance.localhost%3A8000%2F";
const WINDOW = "http://localhost:8000/";
const SERVICE = "http://insurance.localhost:8000/";
const UNSENT: Unsent["code"][] = [
  "sign_in_required",
  "level_too_low",
  "level_too_old",
  "legal_only",
  "natural_only",
];
const STORE_AWAY = { problem: "store_unavailable", reference: REFERENCE, retryAfter: 5 } as const;

const RETURNED = { reference: REFERENCE, start: SERVICE };
const HELD = {
  to: "/payment/callback?order=17",
  fields: [["RefNum", "GmshtyjwKSv+"], ["State", "OK"], ["Message", "تراکنش «موفق» بود"]],
  charset: "utf-8",
} satisfies FormReturnProps["held"];

export const siteStates: States<typeof sitePages> = {
  formReturn: {
    again: { ...RETURNED, held: HELD },
    "sign-in": { ...RETURNED, held: { ...HELD, signIn: WAY_IN } },
    failed: RETURNED,
  },
  problem: {
    ...Object.fromEntries(
      Object.entries(
        {
          bad_request: {},
          account_frozen: {},
          forbidden: {},
          not_found: {},
          method_not_allowed: {},
          too_large: {},
          file_gone: {},
          misdirected: {},
          internal: {},
          store_unavailable: { retryAfter: 5 },
          desk_busy: { retryAfter: 10 },
          upstream_unavailable: {
            retryAfter: 30,
            start: SERVICE,
            again: { page: `${SERVICE}cases/5` },
          },
          upstream_timeout: { start: SERVICE },
          upstream_busy: { retryAfter: 5, start: SERVICE, again: { page: SERVICE } },
          upstream_circuit_open: { retryAfter: 10, start: SERVICE },
          too_many: { retryAfter: 5, start: SERVICE },
          level_unavailable: {},
          site_not_registered: {},
          site_busy: { retryAfter: 60 },
          site_request_lapsed: {},
          site_request_invalid: {},
          cookies_needed: { back: `${SERVICE}cases/5` },
          ...Object.fromEntries(UNSENT.map((code) => [code, { unsent: { code, to: WAY_IN } }])),
        } satisfies Partial<Record<Problem, Partial<ProblemProps>>>,
      ).map(([problem, more]) => [
        problem.replaceAll("_", "-"),
        { problem: problem as Problem, reference: REFERENCE, ...more },
      ]),
    ),
    "store-unavailable-form": {
      ...STORE_AWAY,
      again: { form: { to: "/login/postal-code", fields: { postal_code: "1193647891" } } },
    },
    "store-unavailable-file": {
      ...STORE_AWAY,
      again: { form: { to: "/applications/1/letter", fields: {}, hasFile: true } },
    },
  },
  restricted: {
    window: { ip: "203.0.113.7", reference: REFERENCE },
    service: {
      ip: "2001:db8::7",
      reference: REFERENCE,
      again: SERVICE,
    },
  },
};

/** Of services that are suspended or have ended. */
const CLOSED = ["suspended_by_agency", "suspended_by_window", "service_retired"] as const;

export const siteWordings: Pick<States<typeof sitePages>, "problem"> = {
  problem: Object.fromEntries(
    CLOSED.map((problem) => [problem, { problem, reference: REFERENCE, start: WINDOW }]),
  ),
};

/** Pages beside the journey: help, accessibility, problems. */
import type { Problem } from "../props.ts";
import type { States } from "./states.ts";

const REQUEST_ID = "01JD9Z6M4Q";
const STORE_AWAY = { problem: "store_unavailable", requestId: REQUEST_ID, retryAfter: 5 } as const;

export const aroundStates: States<
  | "problem"
  | "privacy"
  | "faq"
  | "contact"
  | "guide"
  | "accessibility"
  | "statement"
  | "app"
  | "restricted"
> = {
  problem: {
    ...Object.fromEntries(
      Object.entries(
        {
          bad_request: {},
          forbidden: {},
          not_found: {},
          method_not_allowed: {},
          too_large: {},
          misdirected: {},
          internal: { retryAfter: 120 },
          store_unavailable: { retryAfter: 5 },
          upstream_unavailable: { retryAfter: 30 },
          upstream_timeout: { back: "http://insurance.localhost:8000/" },
          upstream_busy: { retryAfter: 5, back: "http://insurance.localhost:8000/" },
          upstream_circuit_open: { retryAfter: 10, back: "http://insurance.localhost:8000/" },
          too_many: { retryAfter: 5, back: "http://insurance.localhost:8000/" },
          level_unavailable: {},
        } satisfies Record<Problem, { retryAfter?: number; back?: string }>,
      ).map(([problem, more]) => [
        problem.replaceAll("_", "-"),
        { problem: problem as Problem, requestId: REQUEST_ID, ...more },
      ]),
    ),
    "store-unavailable-page": { ...STORE_AWAY, again: {} },
    "store-unavailable-form": {
      ...STORE_AWAY,
      again: { form: { to: "/login/postal-code", fields: { postal_code: "1193647891" } } },
    },
  },
  privacy: { statement: undefined },
  faq: {
    all: { query: "" },
    found: { query: "کد", found: ["no-code", "postal-code", "qr"] },
    nothing: { query: "گذرنامه دریایی", found: [] },
  },
  contact: {
    given: { phone: "021-00000000", address: "تهران، خیابان نمونه، پلاک ۱" },
    unknown: {},
  },
  guide: { page: { file: { path: "/static/guide.fa.0123456789.pdf", bytes: 123_456 } } },
  accessibility: {
    default: { display: {} },
    saved: { display: { page: "dark", size: "150" }, notice: "saved" },
    reset: { display: {}, notice: "reset" },
    "not-kept": { display: {}, notice: "not_kept" },
  },
  statement: { page: undefined },
  app: { page: undefined },
  restricted: {
    window: { ip: "203.0.113.7", requestId: "01JD9Z6M4Q" },
    service: {
      ip: "2001:db8::7",
      requestId: "01JD9Z6M4Q",
      again: "http://insurance.localhost:8000/",
    },
  },
};

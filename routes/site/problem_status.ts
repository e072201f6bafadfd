/**
 * Problem → status (RFC 9110 §15): the only table, for pages of the window and refusals of the
 * gateway.
 */
export const PROBLEM_STATUS = {
  bad_request: 400,
  site_not_registered: 400,
  site_request_lapsed: 400,
  site_request_invalid: 400,
  sign_in_required: 401,
  cookies_needed: 403,
  account_frozen: 403,
  forbidden: 403,
  foreign_origin: 403,
  legal_only: 403,
  level_too_low: 403,
  level_too_old: 403,
  level_unavailable: 403,
  natural_only: 403,
  network_restricted: 403,
  file_gone: 404,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  misdirected: 421,
  upgrade_required: 426,
  limited: 429,
  site_busy: 429,
  too_many: 429,
  internal: 500,
  upstream_unavailable: 502,
  busy: 503,
  desk_busy: 503,
  registry_unavailable: 503,
  sending: 503,
  store_unavailable: 503,
  upstream_busy: 503,
  upstream_circuit_open: 503,
  upstream_timeout: 504,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** What a member of staff may do (docs/decisions/0335). */

/** At an agency. */
export const AGENCY_ROLES = ["manager", "editor", "reader", "key_holder"] as const;
/** At the window: who reviews requests, answers people, and runs it. */
export const WINDOW_ROLES = ["expert", "support", "operator"] as const;

export type AgencyRole = typeof AGENCY_ROLES[number];
export type WindowRole = typeof WINDOW_ROLES[number];
export type Role = AgencyRole | WindowRole;

/** Whatever their order; neither has one twice. */
export const isSameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));

export const isWindowRole = (role: Role): role is WindowRole =>
  (WINDOW_ROLES as readonly Role[]).includes(role);

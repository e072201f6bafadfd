/** The wizard's steps, and what its choices offer, in the order in which people see them. */
import type { DraftField, ItemField, ItemList, Step } from "../../domain/application/draft.ts";
import type { METHODS_OF_HTTP } from "../../domain/application/read_items.ts";
import type { ApplicationState } from "../../domain/application/state.ts";
import type { Attribute } from "../../domain/services/attributes.ts";
import type { Service } from "../../domain/services/service.ts";

export const STEPS = [
  ...["connection", "service", "details"] as const,
  ...["methods", "contacts", "letter"] as const,
] satisfies Step[];

export const THEMES = [
  ...["welfare", "transport", "economy", "education"] as const,
  ...["health", "justice", "other"] as const,
] satisfies Service["theme"][];

export const METHODS = [
  ...["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const,
] satisfies (typeof METHODS_OF_HTTP[number])[];

export const REASONS = ([
  ...["national_id", "fida_code", "given_name", "family_name"] as const,
  ...["father_name", "birthdate", "phone_number", "postal_code"] as const,
] satisfies Attribute[]).map((attribute) => `reason_${attribute}` as const satisfies DraftField);

export const ITEM_FIELDS: Record<ItemList, ItemField[]> = {
  methods: ["method_name", "method", "method_path", "method_description"],
  contacts: [
    ...["contact_name", "contact_position", "contact_mobile"] as const,
    ...["contact_email", "contact_phone"] as const,
  ],
};

/** Of the filter. */
export const STATES = [
  ...["draft", "submitted", "in_review", "returned", "approved", "rejected"] as const,
  ...["publishing", "live", "publish_failed", "suspended", "retired", "withdrawn"] as const,
] satisfies ApplicationState[];

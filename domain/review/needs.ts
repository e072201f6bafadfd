/**
 * Whether a revision needs a review, and whether one expert is enough (docs/decisions/0334). Pure:
 * `before` is the content that is live, or `null` if nothing is.
 */
import type { ApplicationContent } from "../application/content.ts";
import type { ContentField } from "../application/fields_of.ts";
import { hostsOf } from "../application/hosts_of.ts";
import { type FieldDifference, movedFields } from "./difference.ts";

export type TwoReason = "level_lowered" | "new_attribute" | "new_host";

/** Help texts and contacts: they change nothing of what the service may do. */
const FREE: ReadonlySet<ContentField["label"]> = new Set<ContentField["label"]>([
  "description_fa",
  "description_ar",
  "description_en",
  "method_description",
  "contact_name",
  "contact_position",
  "contact_mobile",
  "contact_email",
  "contact_phone",
]);

/** What experts must look at; if nothing, the revision is published at once. */
export const needsReview = (
  before: ApplicationContent | null,
  after: ApplicationContent,
): FieldDifference[] => movedFields(before, after).filter(({ label }) => !FREE.has(label));

/** Why two experts must approve; none: one is enough. All is new where nothing is live. */
export function needsTwo(
  before: ApplicationContent | null,
  after: ApplicationContent,
): TwoReason[] {
  const [former, wanted] = [before?.details, after.details];
  const had = new Set(Object.keys(former?.attributes ?? {}));
  const known = new Set(former ? hostsOf(former.way) : []);
  const reasons: [TwoReason, boolean][] = [
    ["level_lowered", former !== undefined && wanted.level < former.level],
    ["new_attribute", Object.keys(wanted.attributes).some((one) => !had.has(one))],
    ["new_host", hostsOf(wanted.way).some((host) => !known.has(host))],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

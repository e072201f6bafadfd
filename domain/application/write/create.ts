/** «ایجاد درخواست جدید»: a draft, once for each form however often it is sent. */
import { newMessageId } from "../../outbox/message.ts";
import { transact } from "../../platform/commit.ts";
import { DAY, type KeyedHash } from "../../platform/platform.ts";
import { record } from "../../platform/record.ts";
import { newTrackingNumber } from "../../text/tracking_number.ts";
import { type Application } from "../application.ts";
import { applicationDraftRecord, NO_DRAFT } from "../draft.ts";
import { keepApplication } from "../keep.ts";
import { actOf, type ApplicationDeps, type Member } from "../member.ts";

export const applicationFormRecord = record<
  string,
  [hash: KeyedHash, sent: { agencyId: string; form: string }]
>("application_form", {
  about: "the application that a form has created, so that a second press creates no other",
  key: (hash, { agencyId, form }) => [hash.digest("application_form", agencyId, form)],
  expireIn: DAY,
});

/** `form`: the random key of the form. @returns the application's ID */
export async function createApplication(
  deps: ApplicationDeps,
  member: Member,
  form: string,
): Promise<string> {
  const { agencyId } = member;
  const now = deps.clock.now();
  const next: Application = {
    id: newMessageId(deps),
    number: newTrackingNumber(deps.random),
    agencyId,
    title: null,
    state: "draft",
    revision: 1,
    createdAt: now,
    changedAt: now,
  };
  const acting = actOf(deps, member, { kind: "created" });
  const wanted = { sent: applicationFormRecord(deps.hash, { agencyId, form }) };
  return await transact(deps.store, wanted, ({ sent }, write) => {
    if (sent.value) return sent.value;
    keepApplication(write, null, { next, acting });
    write.set(applicationDraftRecord(next.id), NO_DRAFT).set(sent, next.id);
    return next.id;
  });
}

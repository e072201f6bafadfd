/** Letters of a sample service to people of the tests' world. */
import { commitTo } from "../../domain/platform/commit.ts";
import type { NewLetter } from "../../domain/messages/post_letter.ts";
import type { Service } from "../../domain/services/service.ts";
import { type Policy, service } from "../routes/gateway/samples.ts";
import { subjectAt, subjectRefAt } from "../../domain/services/pairwise.ts";
import type { World } from "./sign_in_world.ts";

export const agency = (id: string, more: Partial<Policy> = {}): Service => service({ id, ...more });

/** The service has learned the person's subject. @returns it */
export async function introduce(
  { store, hash }: World,
  service: Service,
  accountId: string,
): Promise<string> {
  await commitTo(store).set(subjectRefAt(service.id, accountId, hash), accountId).commit();
  return subjectAt(service, accountId, hash);
}

export const newLetter = (subject: string, more: Partial<NewLetter> = {}): NewLetter => ({
  recipient: { subject },
  kind: "decision",
  title: "رأی هیئت حل اختلاف",
  body: "متن **رأی**",
  language: "fa",
  attachments: [],
  needsConfirmation: false,
  isLegal: false,
  ...more,
});

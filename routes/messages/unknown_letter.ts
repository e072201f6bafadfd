import { auditRecord } from "../../domain/journey/caller.ts";
import { appendOnce } from "../../domain/platform/record_once.ts";
import type { Visit } from "../site/visit.ts";

/** The same for a letter of another person: it does not tell that there is one. */
export async function unknownLetter(visit: Visit, accountId: string): Promise<Response> {
  const { ports, place } = visit;
  await appendOnce(ports, accountId, auditRecord(ports, place, "letter.unknown", { accountId }));
  return await visit.problem("not_found");
}

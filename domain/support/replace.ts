import type { Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import { placeOf, type SupportRequest, type TicketBook } from "./request.ts";

/** Another state of a question, which moves to its place among the others. */
export function replaceRequest(
  write: Write,
  book: TicketBook,
  found: Found<SupportRequest>,
  next: SupportRequest,
): void {
  const former = found.value && placeOf(book, found.value);
  const place = placeOf(book, next);
  if (former) write.delete(former);
  write.set(found, next);
  if (place) write.set(place, next.accountId);
}

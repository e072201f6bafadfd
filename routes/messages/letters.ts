/** `/letters`: letters and dossiers in one list, all or some of them. It never marks one as read. */
import { type BoxPage, listBox } from "../../domain/messages/box.ts";
import { searchBox } from "../../domain/messages/search_box.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { typedQuery } from "../../domain/text/search.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { agencyName, agencyNames } from "./agency.ts";

const LETTERS = "/letters";

export function mountLetters({ signedIn }: Site): void {
  signedIn.get(LETTERS, letters);
}

async function letters(visit: Visit, { account }: LiveSession): Promise<Response> {
  const wanted = wantedOf(visit);
  const { items, counts, isFirst, next } = await found(visit, account.id, wanted);
  return await visit.page("letters", {
    items: items.map(({ service, ...item }) => ({ ...item, agency: agencyName(visit, service) })),
    only: wanted.only,
    query: wanted.q,
    agency: wanted.agency === undefined ? undefined : agencyName(visit, wanted.agency),
    counts,
    older: next && addressOf({ ...wanted, after: next }),
    newest: isFirst ? undefined : addressOf(wanted),
  });
}

/** Which part of the list; a search goes through the whole. */
interface Wanted {
  q?: string;
  agency?: string;
  only?: "unread" | "needs_me";
}

function wantedOf(visit: Visit): Wanted {
  const q = typedQuery(visit.query("q"));
  if (q !== "") return { q };
  const agency = visit.query("agency");
  if (agency !== undefined) return { agency };
  const only = visit.query("only");
  return only === "unread" || only === "needs_me" ? { only } : {};
}

function found(visit: Visit, accountId: string, { q, agency, only }: Wanted): Promise<BoxPage> {
  const cursor = visit.query("after");
  if (q === undefined && agency === undefined) {
    return listBox(visit.ports, accountId, { cursor, only });
  }
  const namesOf = (service: string) => agencyNames(visit, service);
  return searchBox(visit.ports, accountId, { cursor, words: q, service: agency, namesOf });
}

function addressOf(wanted: Wanted & { after?: string }): string {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return given.length === 0 ? LETTERS : `${LETTERS}?${new URLSearchParams(given)}`;
}

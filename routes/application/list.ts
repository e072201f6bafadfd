/** `/applications`: those of the agency, and `/applications/deleted`: drafts that can be brought back. */
import { isDeletable } from "../../domain/application/write/remove.ts";
import { deletedDrafts, restoreDraft } from "../../domain/application/write/remove.ts";
import { listApplications } from "../../domain/application/list.ts";
import { applicationRecord } from "../../domain/application/application.ts";
import { APPLICATION_STATES } from "../../domain/application/state.ts";
import { localText, type LocalTexts } from "../../domain/services/service.ts";
import { pageNumber } from "../../domain/platform/numbered_page.ts";
import { read } from "../../domain/platform/read.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { typedQuery } from "../../domain/text/search.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";
import { boardOf, editors, isEditor, memberOf, viewers } from "./access.ts";

const LIST = "/applications";

export function mountApplicationList(desk: DeskGroups): void {
  viewers(desk).get(LIST, list);
  viewers(desk).get(`${LIST}/deleted`, deleted);
  editors(desk).post(`${LIST}/deleted/:id`, restore);
}

const TURNS = ["agency", "expert", "program", "nobody"] as const;

async function list(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  const { store } = visit.ports;
  const { agencyId } = memberOf(visit, signedIn);
  const words = typedQuery(visit.query("q"));
  const state = APPLICATION_STATES.find((one) => one === visit.query("state"));
  const turn = TURNS.find((one) => one === visit.query("turn"));
  const wanted = { words, state, turn, page: pageNumber(visit.query("page")) };
  const found = await listApplications(store, { agencyId }, wanted);
  const applications = await read(store, found.items.map(({ id }) => applicationRecord(id)));
  const items = found.items.map((item, i) => {
    const { value } = applications[i];
    const title = titleIn(visit, item.title);
    return { ...item, title, isDeletable: value !== null && isDeletable(value) };
  });
  return await visit.page("applications", {
    items,
    total: found.total,
    counts: found.counts,
    at: found.page,
    pages: found.pages,
    query: addressOf(LIST, { q: words, state, turn }),
    wanted: { words, state, turn },
    mayEdit: isEditor(signedIn),
  });
}

const titleIn = ({ language }: Visit, title: LocalTexts | null) =>
  title ? localText(title, language) : undefined;

export function addressOf(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter(([, value]) => value) as [string, string][];
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

async function deleted(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  const { agencyId } = memberOf(visit, signedIn);
  const drafts = await deletedDrafts(visit.ports.store, agencyId);
  return await visit.page("applicationsDeleted", {
    drafts: drafts.map(({ application: { id, number, title }, deletedAt }) => ({
      ...{ id, number, deletedAt },
      title: titleIn(visit, title),
    })),
    mayEdit: isEditor(signedIn),
  });
}

async function restore(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  const id = visit.param("id");
  const { outcome } = await restoreDraft(visit.ports, { member: memberOf(visit, signedIn), id });
  return outcome === "done" ? await visit.goTo(boardOf(id)) : await visit.problem("not_found");
}

/** `…/history`: «تاریخچه», who did what to the application. */
import { actRecord } from "../../domain/application/history.ts";
import { numberedPage, pageNumber } from "../../domain/platform/numbered_page.ts";
import { listAll } from "../../domain/platform/read.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, BOARD, boardOf, viewers, withOwn } from "./access.ts";

export function mountHistory(desk: DeskGroups): void {
  viewers(desk).get(`${BOARD}/history`, withOwn(history));
}

/** The newest first. */
export const readActs = async ({ ports: { store } }: Visit, id: string) =>
  (await Array.fromAsync(listAll(store, actRecord.all(id)))).map(({ value }) => value);

const PAGE_SIZE = 20;

async function history(visit: Visit, { id, application: { number } }: Asked): Promise<Response> {
  const acts = await readActs(visit, id);
  const { items, page: at, pages } = numberedPage(acts, pageNumber(visit.query("page")), PAGE_SIZE);
  return await visit.page("applicationHistory", {
    ...{ id, number },
    acts: items,
    at,
    pages,
    query: `${boardOf(id)}/history`,
  });
}

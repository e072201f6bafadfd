/** `…/service`: «سرویس درخواستی» is found and chosen, or gets a new name. */
import { agencyOf } from "../../domain/application/write/agency_of.ts";
import { STEP_FIELDS } from "../../domain/application/draft.ts";
import { saveStep } from "../../domain/application/write/save.ts";
import {
  knownServices,
  type NameFault,
  registerName,
} from "../../domain/application/service_name.ts";
import { readFixed } from "../../domain/application/fixed.ts";
import { numberedPage, pageNumber } from "../../domain/platform/numbered_page.ts";
import { isEditable } from "../../domain/application/state.ts";
import { oneLine, withoutInvisible } from "../../domain/text/invisible.ts";
import { typedQuery } from "../../domain/text/search.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, BOARD, boardOf, editors, toChange, withOwn } from "./access.ts";
import { openedForm, type TypedForm, typedIn } from "./form.ts";
import { addressOf } from "./list.ts";
import { tooLate } from "./too_late.ts";
import { goOn, stepGaps, withOwnNow } from "./go_on.ts";

export function mountServiceStep(desk: DeskGroups): void {
  editors(desk).get(`${BOARD}/service`, withOwn((visit, asked) => show(visit, asked)));
  editors(desk).post(`${BOARD}/service`, toChange(choose));
}

const PAGE_SIZE = 10;

type Fresh = PageProps<"applicationService">["fresh"];

async function show(
  visit: Visit,
  asked: Asked,
  { fresh = { id: "", title: "" }, status, ...more }:
    & { fresh?: Fresh; status?: PageStatus }
    & Partial<PageProps<"applicationService">> = {},
): Promise<Response> {
  const { id, draft, application, member } = asked;
  if (!isEditable(application.state)) return await visit.goTo(boardOf(id));
  const agency = await agencyOf(visit.ports, member.agencyId);
  const fixed = await readFixed(visit.ports.store, application);
  const words = fixed ? "" : typedQuery(visit.query("q"));
  const known = await knownServices(visit.ports, agency, words);
  const services = fixed ? known.filter((one) => one.id === fixed.serviceId) : known;
  const { items, page: at, pages } = numberedPage(
    services,
    pageNumber(visit.query("page")),
    PAGE_SIZE,
  );
  const limits = STEP_FIELDS.service;
  const form = openedForm(visit, asked, { of: id, limits, stored: draft.fields });
  return await visit.page("applicationService", {
    ...form,
    gaps: await stepGaps(visit, asked, "service"),
    words,
    isFixed: fixed !== undefined,
    services: items,
    chosen: draft.fields.service_id || undefined,
    fresh,
    host: `library.${new URL(visit.ports.hosts.desk).host.replace(/^desk\./, "")}`,
    ...{ at, pages, query: addressOf(`${boardOf(id)}/service`, { q: words }) },
    ...more,
  }, { status });
}

/** Characters. */
const MAX_TITLE = 80;

async function choose(visit: Visit, asked: Asked): Promise<Response> {
  const { member } = asked;
  const fields = await visit.fields();
  const form = typedIn(fields, STEP_FIELDS.service);
  if (fields?.get("action") !== "register") return await keep(visit, asked, form);
  if (asked.application.live !== undefined) return await refuse(visit, asked);
  const typed = await visit.form(["new_id", "new_title"], { new_title: MAX_TITLE });
  const fresh = { id: withoutInvisible(typed.new_id).trim(), title: typed.new_title };
  const title = oneLine(fresh.title) || fresh.id;
  const agency = await agencyOf(visit.ports, member.agencyId);
  const name = { id: fresh.id.toLowerCase(), title };
  const fault: NameFault | null = await registerName(visit.ports, { member, agency }, name);
  if (fault) return await show(visit, asked, { fresh: { ...fresh, fault }, status: 422 });
  return await keep(visit, asked, { ...form, typed: { service_id: name.id } });
}

async function keep(visit: Visit, asked: Asked, form: TypedForm): Promise<Response> {
  const { member, id, draft } = asked;
  if (form.tooLong.length > 0) {
    return await show(visit, asked, { tooLong: form.tooLong, status: 422 });
  }
  const result = await saveStep(visit.ports, { member, id }, { step: "service", ...form });
  switch (result.outcome) {
    case "unknown":
      return await visit.problem("not_found");
    case "conflict": {
      const { conflicts } = result;
      return await show(visit, await withOwnNow(visit, asked), { conflicts, status: 409 });
    }
    case "fixed":
      return await refuse(visit, asked);
    case "saved":
      return await goOn(visit, asked, "service");
    default:
      return await tooLate(visit, asked, { typed: form.typed, stored: draft.fields });
  }
}

/** A live service keeps its name. */
const refuse = (visit: Visit, asked: Asked) =>
  show(visit, asked, {
    gaps: [{ step: "service", code: "fixed", field: "service_id" }],
    status: 422,
  });

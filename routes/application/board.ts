/** `/applications/<id>`: «پیشخوان», and the moves of the agency. */
import { promisedClock } from "../../domain/application/clock.ts";
import { readOwn } from "../../domain/application/member.ts";
import { agencyOf } from "../../domain/application/write/agency_of.ts";
import { deleteDraft, isDeletable } from "../../domain/application/write/remove.ts";
import { isEditable, mayBegin, mayMove, turnIn } from "../../domain/application/state.ts";
import { moveApplication, submitApplication } from "../../domain/application/write/submit.ts";
import { roundsOf } from "../../domain/review/read_case.ts";
import { isSent, type Remark, remarksOf, unansweredOf } from "../../domain/review/remark.ts";
import { approveUnreviewed } from "../../domain/review/unreviewed.ts";
import type { Application } from "../../domain/application/application.ts";
import { localText } from "../../domain/services/service.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import {
  type Asked,
  BOARD,
  boardOf,
  editors,
  gapsOf,
  isEditor,
  toChange,
  viewers,
  withOwn,
} from "./access.ts";
import { shownContent } from "./content.ts";
import { readActs } from "./history.ts";

export function mountBoard(desk: DeskGroups): void {
  viewers(desk).get(BOARD, withOwn((visit, asked) => page(visit, asked)));
  editors(desk).post(BOARD, toChange(act));
}

/** Where citizens find what is live of it. */
function addressOf(
  { ports: { catalogue, hosts } }: Visit,
  { live, serviceId = "" }: Asked["application"],
): string | undefined {
  const service = live === undefined ? undefined : catalogue.current().get(serviceId);
  return service?.desk?.published && hosts.addressOf(service);
}

async function page(
  visit: Visit,
  asked: Asked,
  { status = 200, ...failed }: {
    refused?: boolean;
    overtaken?: boolean;
    status?: PageStatus;
  } = {},
): Promise<Response> {
  const { application, draft, id, signedIn } = asked;
  const mayChange = isEditor(signedIn);
  const { state } = application;
  const isOpen = isEditable(state);
  const { title } = application;
  const remarks = await sentRemarks(visit, application);
  return await visit.page("applicationBoard", {
    application,
    title: title ? localText(title, visit.language) : undefined,
    turn: turnIn(state),
    promised: promisedClock(application),
    begun: draft.begun,
    gaps: isOpen ? await gapsOf(visit, asked) : [],
    notices: (await readActs(visit, id)).filter(({ by }) => by !== "agency"),
    ...mayChange && isOpen ? { fields: [], files: [] } : await shownContent(visit, asked),
    isOpen,
    address: addressOf(visit, application),
    may: {
      edit: mayChange && isOpen,
      withdraw: mayChange && !isDeletable(application) &&
        mayMove(state, { to: "withdrawn", by: "agency" }),
      delete: mayChange && isDeletable(application),
      begin: mayChange && mayBegin(application),
      publish: mayChange && mayMove(state, { to: "publishing", by: "agency" }),
    },
    ...failed,
    remarks: remarks.length,
    unanswered: unansweredOf(remarks, application.revision).length,
  }, { status });
}

/** What experts have sent, of all rounds. */
async function sentRemarks(
  { ports: { store } }: Visit,
  application: Application,
): Promise<Remark[]> {
  const remarks = await remarksOf(store, application.id);
  if (remarks.length === 0) return [];
  const rounds = await roundsOf(store, application.id, application.revision);
  const last = rounds.at(-1)?.round ?? 0;
  return remarks.filter((remark) => isSent(remark, application, last));
}

async function act(visit: Visit, asked: Asked): Promise<Response> {
  const { member, id } = asked;
  const { action } = await visit.form(["action"]);
  switch (action) {
    case "submit":
      return await submit(visit, asked);
    case "delete": {
      const { outcome } = await deleteDraft(visit.ports, { member, id });
      return outcome === "done" ? await visit.goTo("/applications") : await told(visit, asked);
    }
    case "withdraw":
    case "begin":
    case "publish": {
      const { outcome } = await moveApplication(visit.ports, { member, id }, action);
      return outcome === "moved" ? await visit.goTo(boardOf(id)) : await told(visit, asked);
    }
    default:
      return await visit.problem("bad_request");
  }
}

async function submit(visit: Visit, asked: Asked): Promise<Response> {
  const { member, id } = asked;
  const agency = await agencyOf(visit.ports, member.agencyId);
  const { outcome } = await submitApplication(visit.ports, { member, agency, id });
  if (outcome === "submitted") {
    await approveUnreviewed(visit.ports, id);
    return await visit.goTo(boardOf(id));
  }
  if (outcome === "gaps" || outcome === "unanswered") {
    return await page(visit, asked, { refused: true, status: 422 });
  }
  return await told(visit, asked);
}

/** Somebody else was faster: the page says so, and what it is now. */
export async function told(visit: Visit, asked: Asked): Promise<Response> {
  const own = await readOwn(visit.ports, asked.member, asked.id);
  if (!own) return await visit.problem("not_found");
  return await page(visit, { ...asked, ...own }, { overtaken: true, status: 409 });
}

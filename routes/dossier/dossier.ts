/** `/dossiers/<id>`: one matter of the person at an agency. GET shows, POST acts. */
import {
  seeDossier,
  setTrackable,
  supplyMissing,
  withdrawDossier,
} from "../../domain/dossier/citizen_acts.ts";
import { readFileOfLine } from "../../domain/dossier/files.ts";
import { readHistory } from "../../domain/dossier/history.ts";
import {
  noteForeignDossier,
  type Own,
  type OwnDossier,
  readOwnDossier,
} from "../../domain/dossier/read_own.ts";
import { readUsualTime } from "../../domain/dossier/usual_time.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { leadToFile } from "../attachments/person_files.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { historyOf, pathOf, shownOf } from "./shown.ts";

const PATH = "/dossiers/:id";
const ID = /^[0-9a-f-]{36}$/;

export function mountDossierPage({ signedIn }: Site): void {
  signedIn.get(PATH, show);
  signedIn.post(PATH, act);
  signedIn.get(`${PATH}/lines/:line/files/:file`, file);
}

const ownOf = (visit: Visit, { account }: LiveSession): Own => ({
  accountId: account.id,
  id: ID.exec(visit.param("id"))?.[0] ?? "",
});

async function show(visit: Visit, live: LiveSession): Promise<Response> {
  return await shown(visit, ownOf(visit, live));
}

async function act(visit: Visit, live: LiveSession): Promise<Response> {
  const { ports } = visit;
  const own = ownOf(visit, live);
  const { act, supplied } = await visit.form(["act", "supplied"]);
  if (!await readOwnDossier(ports, own)) return await unknown(visit, own);
  if (supplied) return await answer(visit, own, await supplyMissing(ports, own, [supplied]));
  switch (act) {
    case "withdraw":
      return await answer(visit, own, await withdrawDossier(ports, own));
    case "hide":
    case "show":
      await setTrackable(ports, own, act === "show");
      break;
    // Of the list, or of the page's own button (docs/decisions/0306).
    default:
      await seeDossier(ports, own);
  }
  return visit.goTo(pathOf(own));
}

/** What an agency has attached to a line: from its host, for a few minutes. */
async function file(visit: Visit, live: LiveSession): Promise<Response> {
  const own = ownOf(visit, live);
  const asked = { line: visit.param("line"), file: visit.param("file") };
  const found = await readOwnDossier(visit.ports, own) &&
    await readFileOfLine(visit.ports, own.id, asked);
  if (!found) return await unknown(visit, own);
  const { accountId } = own;
  return await leadToFile(visit, { accountId, attachment: found.id, page: pathOf(own) });
}

/** `isDone`: not if the dossier has changed since the page was shown. */
async function answer(visit: Visit, own: Own, isDone: boolean): Promise<Response> {
  return isDone ? await visit.goTo(pathOf(own)) : await shown(visit, own, { hasChanged: true });
}

async function shown(
  visit: Visit,
  own: Own,
  { hasChanged }: { hasChanged?: true } = {},
): Promise<Response> {
  const found = await readOwnDossier(visit.ports, own);
  return found ? await page(visit, found, hasChanged) : await unknown(visit, own);
}

/** The same for another person's dossier, of which the audit log is told. */
async function unknown(visit: Visit, own: Own): Promise<Response> {
  const { ports, requestId, place: { ip } } = visit;
  ports.background(() => noteForeignDossier(ports, { ...own, requestId, ip }));
  return await visit.problem("not_found");
}

async function page(
  visit: Visit,
  { dossier, isUnread }: OwnDossier,
  hasChanged: true | undefined,
): Promise<Response> {
  const { ports } = visit;
  const service = ports.catalogue.current().get(dossier.service);
  const [history, usual] = await Promise.all([
    readHistory(ports, dossier.id, { cursor: visit.query("before") }),
    readUsualTime(ports.store, dossier),
  ]);
  return await visit.page("dossier", {
    ...shownOf(visit, dossier, service),
    usual,
    history: await historyOf(visit, dossier, history, service),
    isUnread,
    hasChanged,
  }, { status: hasChanged ? 422 : 200 });
}

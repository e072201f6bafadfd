/** `/support/<number>`: one question with its answers; the person writes again, or closes it. */
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { closeRequest, ownRequest, writeAgain } from "../../domain/support/ask.ts";
import { parseText } from "../../domain/support/text.ts";
import { isAnswerUnread, noteAnswerRead } from "../../domain/support/unread.ts";
import type { Site } from "../site/groups.ts";
import type { PageStatus } from "../site/page.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import { ownQuestionProps, statusOf, type Typed } from "./own_question.ts";
import { MAX_TYPED, SUPPORT } from "./new_request.ts";

const REQUEST = "/support/:number";

export function mountRequest({ signedIn }: Site): void {
  signedIn.get(REQUEST, (visit, live) => show(visit, live));
  signedIn.post(REQUEST, act);
}

async function show(
  visit: Visit,
  { account }: LiveSession,
  typed?: Typed,
  status: PageStatus = statusOf(typed),
): Promise<Response> {
  const { store } = visit.ports;
  const request = await ownRequest(store, account.id, visit.param("number"));
  if (!request) return await visit.problem("not_found");
  const isUnread = await isAnswerUnread(store, account.id, request.number);
  const props = ownQuestionProps(visit, request, { typed, isUnread });
  return await visit.page("supportRequest", props, { status });
}

async function act(visit: Visit, live: LiveSession): Promise<Response> {
  const { ports } = visit;
  const { account: { id: accountId } } = live;
  const number = visit.param("number");
  const { text: typed, close, seen } = await visit.form(["text", "close", "seen"], {
    text: MAX_TYPED,
  });
  if (seen) {
    if (!await ownRequest(ports.store, accountId, number)) return await visit.problem("not_found");
    await noteAnswerRead(ports.store, accountId, number);
    return await visit.goTo(`${SUPPORT}/${number}`);
  }
  if (close) {
    const isDone = await closeRequest(ports, accountId, number);
    return isDone ? await visit.goTo(`${SUPPORT}/${number}`) : await visit.problem("not_found");
  }
  const parsed = parseText(typed);
  if ("error" in parsed) return await show(visit, live, { text: typed, error: parsed.error });
  const written = await writeAgain(ports, accountId, { number, text: parsed.text });
  if (written === "written") return await visit.goTo(`${SUPPORT}/${number}`);
  if (written === "too_many") return await show(visit, live, { text: typed, isTooMany: true });
  showTooLate(visit, [typed]);
  return await show(visit, live, { text: "" }, 409);
}

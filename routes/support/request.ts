/** `/support/<number>`: one question with its answers; the person writes again, or closes it. */
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { closeRequest, ownRequest, writeAgain } from "../../domain/support/ask.ts";
import { MAX_MESSAGES, MAX_TEXT } from "../../domain/support/request.ts";
import { parseText, type TextError } from "../../domain/support/text.ts";
import { isAnswerUnread, noteAnswerRead } from "../../domain/support/unread.ts";
import type { Site } from "../site/groups.ts";
import type { PageStatus } from "../site/page.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import { MAX_TYPED, SUPPORT } from "./new_request.ts";

const REQUEST = "/support/:number";

export function mountRequest({ signedIn }: Site): void {
  signedIn.get(REQUEST, (visit, live) => show(visit, live));
  signedIn.post(REQUEST, act);
}

interface Typed {
  text: string;
  error?: TextError;
}

async function show(
  visit: Visit,
  { account }: LiveSession,
  typed?: Typed,
  status: PageStatus = typed ? 422 : 200,
): Promise<Response> {
  const request = await ownRequest(visit.ports.store, account.id, visit.param("number"));
  if (!request) return await visit.problem("not_found");
  const { number, topic, state, messages } = request;
  const isUnread = await isAnswerUnread(visit.ports.store, account.id, number);
  return await visit.page("supportRequest", {
    number,
    topic,
    state,
    messages,
    isUnread,
    isOpen: state !== "closed" && messages.length < MAX_MESSAGES,
    typed: typed ?? { text: "" },
    maxText: MAX_TEXT,
  }, { status });
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
  showTooLate(visit, [typed]);
  return await show(visit, live, { text: "" }, 409);
}

/**
 * `/support`: the person's questions, and `/support/new`: another one. A link of any page leads there
 * with its path (`?page=`), which is shown and sent along.
 */
import { describeDevice } from "../../domain/session/device.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { askSupport, ownRequests } from "../../domain/support/ask.ts";
import {
  MAX_OPEN,
  MAX_TEXT,
  PEOPLE,
  type SupportContext,
  type Topic,
} from "../../domain/support/request.ts";
import { parseText } from "../../domain/support/text.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { askedPage } from "./asked_page.ts";
import { continued } from "./own_question.ts";

export const SUPPORT = "/support";
const NEW = "/support/new";
/** So much more is read and called too long, so that nothing typed is lost. */
export const MAX_TYPED = MAX_TEXT + 500;

export function mountNewRequest({ signedIn }: Site): void {
  signedIn.get(SUPPORT, list);
  signedIn.get(NEW, (visit, live) => show(visit, live, form(visit, live)));
  signedIn.post(NEW, ask);
}

async function list(visit: Visit, { account }: LiveSession): Promise<Response> {
  const requests = await ownRequests(visit.ports.store, account.id);
  return await visit.page("support", {
    requests: requests.map(({ number, topic, state, messages }) => ({
      number,
      topic,
      state,
      at: messages[0].at,
    })),
  });
}

const form = (visit: Visit, live: LiveSession, page = visit.query("page")) => ({
  topics: PEOPLE.topics,
  topic: topicOf(page) ?? "",
  text: "",
  maxText: MAX_TEXT,
  maxOpen: MAX_OPEN,
  context: contextOf(visit, live, page),
  after: continued(visit),
});

async function show(
  visit: Visit,
  { account }: LiveSession,
  props: PageProps<"supportNew">,
  status: PageStatus = 200,
): Promise<Response> {
  const { page } = props.context;
  const from = page === undefined ? undefined : await askedPage(visit, account.id, page);
  return await visit.page("supportNew", { ...props, from }, { status });
}

/** Only a path of this host: anything else is none of its pages. */
export const pageIn = (page?: string): string | undefined =>
  /^\/[\w/-]{0,100}$/.test(page ?? "") ? page : undefined;

/** What a question about this page is most likely about; the person may choose another. */
const topicOf = (page = ""): Topic | undefined =>
  /^\/(?:letters|dossiers)\//.test(page)
    ? "letter"
    : page.startsWith("/services/")
    ? "service"
    : undefined;

function contextOf(
  visit: Visit,
  { session }: LiveSession,
  page: string | undefined,
): SupportContext {
  return {
    page: pageIn(page),
    device: describeDevice(visit.header("user-agent")),
    level: session.level,
    language: visit.language,
  };
}

async function ask(visit: Visit, live: LiveSession): Promise<Response> {
  const typed = await visit.form(["topic", "text", "page"], { text: MAX_TYPED });
  const parsed = parseText(typed.text);
  const topic = PEOPLE.topics.find((one) => one === typed.topic);
  const shown = { ...form(visit, live, typed.page), topic: typed.topic, text: typed.text };
  if ("error" in parsed || topic === undefined) {
    const errors = {
      topic: topic === undefined,
      text: "error" in parsed ? parsed.error : undefined,
    };
    return await show(visit, live, { ...shown, errors }, 422);
  }
  const { context } = shown;
  const asked = { topic, text: parsed.text, context };
  const number = await askSupport(visit.ports, live.account.id, asked);
  if (number === "too_many") {
    return await show(visit, live, { ...shown, tooMany: true }, PROBLEM_STATUS.limited);
  }
  return await visit.goTo(`${SUPPORT}/${number}`);
}

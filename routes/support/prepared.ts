/** `/answers` of the desk: what operators prepare for support. */
import { newMessageId } from "../../domain/outbox/message.ts";
import { read } from "../../domain/platform/read.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import {
  listPrepared,
  MAX_NAME,
  MAX_PREPARED,
  parsePrepared,
  type PreparedAnswer,
  preparedAnswerRecord,
  retirePrepared,
  savePrepared,
  type TypedPrepared,
} from "../../domain/support/prepared.ts";
import { MAX_TEXT } from "../../domain/support/request.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { MAX_TYPED } from "./new_request.ts";

const ANSWERS = "/answers";
const NEW = `${ANSWERS}/new`;
const ANSWER = `${ANSWERS}/:id`;
/** As the page with the form has drawn it: a UUIDv7. */
const ID = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

export function mountPrepared(desk: DeskGroups): void {
  const operators = desk.allow("operator");
  operators.get(ANSWERS, list);
  operators.get(
    NEW,
    (visit) => page(visit, { id: newMessageId(visit.ports), seen: 0, typed: NONE }),
  );
  operators.post(NEW, save);
  operators.get(ANSWER, (visit) => withAnswer(visit, (found) => page(visit, shown(found))));
  operators.post(ANSWER, (visit, live) => withAnswer(visit, (found) => act(visit, live, found)));
}

const NONE: TypedPrepared = { name: "", topic: "", texts: { fa: "", en: "", ar: "" } };

type Props = PageProps<"preparedAnswer">;

async function list(visit: Visit): Promise<Response> {
  return await visit.page("preparedAnswers", { answers: await listPrepared(visit.ports.store) });
}

async function withAnswer(
  visit: Visit,
  handle: (found: PreparedAnswer) => Response | Promise<Response>,
): Promise<Response> {
  const { value } = await read(visit.ports.store, preparedAnswerRecord(visit.param("id")));
  return value ? await handle(value) : await visit.problem("not_found");
}

const shown = (found: PreparedAnswer) => ({
  ...{ id: found.id, seen: found.changedAt, typed: found },
  isRetired: found.retiredAt !== undefined,
});

async function page(
  visit: Visit,
  props: Omit<Props, "most">,
  status: PageStatus = 200,
): Promise<Response> {
  const most = { name: MAX_NAME, text: MAX_TEXT, answers: MAX_PREPARED };
  return await visit.page("preparedAnswer", { ...props, most }, { status });
}

async function act(
  visit: Visit,
  live: SignedInStaff,
  { id }: PreparedAnswer,
): Promise<Response> {
  const action = (await visit.fields())?.get("action");
  if (action !== "retire" && action !== "restore") return await save(visit, live);
  const staffId = live.staff.id;
  await retirePrepared(visit.ports, { id, isRetired: action === "retire", staffId });
  return await visit.goTo(`${ANSWERS}/${id}`);
}

async function save(visit: Visit, { staff }: SignedInStaff): Promise<Response> {
  const { ports } = visit;
  const { typed, seen, ...form } = await typedIn(visit);
  const id = visit.path === NEW ? form.id : visit.param("id");
  if (!ID.test(id) || !Number.isSafeInteger(seen)) return await visit.problem("bad_request");
  const { value: now } = await read(ports.store, preparedAnswerRecord(id));
  const isRetired = now?.retiredAt !== undefined;
  const parsed = parsePrepared(typed);
  if ("faults" in parsed) {
    return await page(visit, { id, seen, typed, isRetired, faults: parsed.faults }, 422);
  }
  const outcome = await savePrepared(ports, { id, seen, staffId: staff.id, ...parsed });
  switch (outcome) {
    case "saved":
      return await visit.goTo(ANSWERS);
    case "many":
      return await page(visit, { id, seen, typed, failure: outcome }, 422);
    case "changed": {
      const { value: found } = await read(ports.store, preparedAnswerRecord(id));
      if (!found) return await visit.problem("not_found");
      return await page(visit, { ...shown(found), typed, failure: outcome, now: found }, 409);
    }
  }
}

async function typedIn(visit: Visit): Promise<{ id: string; seen: number; typed: TypedPrepared }> {
  const long = { name: 4 * MAX_NAME, text_fa: MAX_TYPED, text_en: MAX_TYPED, text_ar: MAX_TYPED };
  const names = ["id", "seen", "name", "topic", "text_fa", "text_en", "text_ar"] as const;
  const { id, seen, name, topic, ...form } = await visit.form(names, long);
  const texts = { fa: form.text_fa, en: form.text_en, ar: form.text_ar };
  return { id, seen: Number(seen), typed: { name, topic, texts } };
}

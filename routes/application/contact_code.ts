/** `…/contacts/<contact>/code`: a contact's mobile number is proved by a code. */
import {
  confirmContact,
  contactCodeRecord,
  sendContactCode,
} from "../../domain/application/write/contact_code.ts";
import { type DraftItem, ITEM_FIELDS } from "../../domain/application/draft.ts";
import { itemGaps } from "../../domain/application/read_items.ts";
import { maskMobile, parseMobile } from "../../domain/identity/mobile.ts";
import { read } from "../../domain/platform/read.ts";
import { BESIDE } from "../../views/components/form.tsx";
import type { DeskGroups } from "../desk/groups.ts";
import { type PageProps, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, BOARD, boardOf, editors, toChange } from "./access.ts";
import { openedForm, typedIn } from "./form.ts";

type MobileProps = NonNullable<PageProps<"applicationItem">["mobile"]>;

export function mountContactCode(desk: DeskGroups): void {
  editors(desk).post(`${BOARD}/contacts/:item/code`, toChange(act));
}

/** Absent for a method, and for a contact that was not saved yet. */
export async function contactProps(
  { ports }: Visit,
  { id }: Asked,
  item: DraftItem | undefined,
): Promise<MobileProps | undefined> {
  const typed = item?.fields.contact_mobile;
  if (!item || typed === undefined) return undefined;
  const mobile = parseMobile(typed);
  const { value: sent } = await read(ports.store, contactCodeRecord(id, item.id));
  return {
    isConfirmed: mobile !== null && item.confirmed?.mobile === mobile,
    sentTo: sent && sent.mobile === mobile ? maskMobile(sent.mobile) : undefined,
  };
}

async function act(visit: Visit, asked: Asked): Promise<Response> {
  const { id, member } = asked;
  const contact = visit.param("item");
  const { action, code } = await visit.form(["action", "code"]);
  if (action !== "send") return await confirmTyped(visit, asked, code);
  const result = await sendContactCode(visit.ports, { member, id, contact });
  return await answer(visit, asked, result);
}

/** The code of the contact that this path names. */
export async function confirmTyped(visit: Visit, asked: Asked, code: string): Promise<Response> {
  const { id, member } = asked;
  const editing = { member, id, contact: visit.param("item") };
  return await answer(visit, asked, await confirmContact(visit.ports, editing, code));
}

type Result = Awaited<ReturnType<typeof sendContactCode | typeof confirmContact>>;

async function answer(visit: Visit, asked: Asked, result: Result): Promise<Response> {
  const { id } = asked;
  const contacts = `${boardOf(id)}/contacts`;
  const contact = `${contacts}/${visit.param("item")}`;
  switch (result.outcome) {
    case "sent":
      return await visit.goTo(contact);
    case "confirmed": {
      // Beside what is not saved yet, the contact's page stays.
      const isBeside = await isUnsaved(visit, asked);
      return await visit.goTo(isBeside ? contact : `${contacts}?saved`);
    }
    case "unknown":
      return await visit.problem("not_found");
    case "closed":
      return await visit.goTo(boardOf(id));
    case "limited":
    case "undelivered": {
      const { outcome, retryAt } = result;
      return await show(visit, asked, { failure: { code: outcome, retryAt } });
    }
    default:
      return await show(visit, asked, { error: result.outcome });
  }
}

async function show(
  visit: Visit,
  asked: Asked,
  more: Pick<MobileProps, "error" | "failure">,
): Promise<Response> {
  const item = asked.draft.contacts.find(({ id }) => id === visit.param("item"));
  if (!item) return await visit.problem("not_found");
  const limits = ITEM_FIELDS.contacts;
  const form = openedForm(visit, asked, { of: item.id, limits, stored: item.fields });
  const mobile = (await contactProps(visit, asked, item))!;
  const status = more.failure?.code === "limited"
    ? PROBLEM_STATUS.limited
    : more.failure
    ? 503
    : 422;
  return await visit.page("applicationItem", {
    ...form,
    list: "contacts",
    item: item.id,
    gaps: more.error ? [] : itemGaps("contacts", item),
    mobile: { ...mobile, ...more },
  }, { status, retryAt: retryAtOf(more.failure) });
}

/** Whether other fields of the contact were typed and sent along. */
async function isUnsaved(visit: Visit, { draft }: Asked): Promise<boolean> {
  if (visit.query(BESIDE) === undefined) return false;
  const contact = draft.contacts.find(({ id }) => id === visit.param("item"));
  const stored = new Map(Object.entries(contact?.fields ?? {}));
  const { typed } = typedIn(await visit.fields(), ITEM_FIELDS.contacts);
  return Object.entries(typed).some(([name, value]) => value !== (stored.get(name) ?? ""));
}

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
import type { DeskGroups } from "../desk/groups.ts";
import { type PageProps, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, BOARD, boardOf, editors, toChange } from "./access.ts";
import { openedForm } from "./form.ts";

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
  const editing = { member, id, contact };
  const result = action === "send"
    ? await sendContactCode(visit.ports, editing)
    : await confirmContact(visit.ports, editing, code);
  switch (result.outcome) {
    case "sent":
      return await visit.goTo(`${boardOf(id)}/contacts/${contact}`);
    case "confirmed":
      return await visit.goTo(`${boardOf(id)}/contacts?saved`);
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

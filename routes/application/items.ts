/** `…/methods` and `…/contacts`: lists, each entry of which is a form of its own; `…/openapi`. */
import {
  type DraftItem,
  ITEM_FIELDS,
  type ItemList,
  MAX_ITEMS,
} from "../../domain/application/draft.ts";
import { readOpenApi } from "../../domain/application/write/openapi.ts";
import { itemGaps } from "../../domain/application/read_items.ts";
import { addItems, removeItem, saveItem } from "../../domain/application/write/save.ts";
import { isEditable } from "../../domain/application/state.ts";
import { newMessageId } from "../../domain/outbox/message.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { FIELDS_BYTES, readFileForm } from "../desk/file_form.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, BOARD, boardOf, editors, toChange, withOwn } from "./access.ts";
import { openedForm, shownFor, typedIn } from "./form.ts";
import { confirmTyped, contactProps } from "./contact_code.ts";
import { withOwnNow } from "./go_on.ts";
import { tooLate } from "./too_late.ts";
import { uploadPlaces } from "./upload.ts";

type ItemProps = PageProps<"applicationItem">;
type Imported = PageProps<"applicationItems">["imported"];

/** IDs of the window's own making. */
const ID = /^[0-9a-f-]{36}$/;

export function mountItems(desk: DeskGroups): void {
  const { get, post } = editors(desk);
  for (const list of ["methods", "contacts"] as const) {
    const path = `${BOARD}/${list}`;
    get(path, withOwn((visit, asked) => showList(visit, asked, { list })));
    get(`${path}/:item`, withOwn((visit, asked) => open(visit, asked, list)));
    post(`${path}/:item`, toChange((visit, asked) => act(visit, asked, list)));
  }
  post(`${BOARD}/openapi`, toChange(fill), `${BOARD}/methods`);
}

async function showList(
  visit: Visit,
  { id, draft, application }: Asked,
  { list, imported }: { list: ItemList; imported?: Imported },
): Promise<Response> {
  if (!isEditable(application.state)) return await visit.goTo(boardOf(id));
  const items = draft[list].map((item) => ({ ...item, gaps: itemGaps(list, item) }));
  const max = MAX_ITEMS[list];
  const fresh = items.length < max ? newMessageId(visit.ports) : undefined;
  const saved = visit.query("saved") !== undefined;
  const status = imported && "fault" in imported ? 422 : 200;
  const { number } = application;
  const props = { id, number, list, items, fresh, max, saved, imported };
  return await visit.page("applicationItems", props, { status });
}

async function open(visit: Visit, asked: Asked, list: ItemList): Promise<Response> {
  const item = visit.param("item");
  if (!ID.test(item)) return await visit.problem("not_found");
  if (!isEditable(asked.application.state)) return await visit.goTo(boardOf(asked.id));
  const known = asked.draft[list].find(({ id }) => id === item);
  const about = { of: item, limits: ITEM_FIELDS[list], stored: known?.fields ?? {} };
  return await visit.page("applicationItem", {
    ...openedForm(visit, asked, about),
    ...{ list, item },
    gaps: known ? itemGaps(list, known) : [],
    mobile: await contactProps(visit, asked, known),
  });
}

async function act(visit: Visit, asked: Asked, list: ItemList): Promise<Response> {
  const { id, member } = asked;
  const item = visit.param("item");
  if (!ID.test(item)) return await visit.problem("not_found");
  const fields = await visit.fields();
  if (fields?.get("action") === "delete") {
    const { outcome } = await removeItem(visit.ports, { member, id }, { list, item });
    if (outcome === "unknown") return await visit.problem("not_found");
    return await visit.goTo(`${boardOf(id)}/${list}`);
  }
  const form = typedIn(fields, ITEM_FIELDS[list]);
  const storedNow = () => asked.draft[list].find(({ id }) => id === item)?.fields ?? {};
  const again = async (more: Partial<ItemProps>, status: PageStatus) => {
    const now = await withOwnNow(visit, asked);
    const known = now.draft[list].find(({ id }) => id === item);
    const about = { of: item, limits: ITEM_FIELDS[list], stored: known?.fields ?? {} };
    const shown = shownFor(visit, about);
    const values = { ...known?.fields, ...form.typed };
    const { number } = now.application;
    const props = { id, number, list, item, ...shown, values, gaps: [], ...more };
    return await visit.page("applicationItem", props, { status });
  };
  if (form.tooLong.length > 0) return await again({ tooLong: form.tooLong }, 422);
  const result = await saveItem(visit.ports, { member, id }, { list, item, ...form });
  switch (result.outcome) {
    case "unknown":
      return await visit.problem("not_found");
    case "closed":
    case "full":
      return await tooLate(visit, asked, { typed: form.typed, stored: storedNow() });
    case "conflict":
      return await again({ conflicts: result.conflicts }, 409);
    case "saved":
      return await goOn(visit, await withOwnNow(visit, asked), { list, item });
  }
}

/** Back to the list, or to the entry while it has gaps: a new contact's number is confirmed there. */
async function goOn(
  visit: Visit,
  asked: Asked,
  { list, item }: { list: ItemList; item: string },
): Promise<Response> {
  const code = list === "contacts" && (await visit.fields())?.get("code")?.trim();
  if (code) return await confirmTyped(visit, asked, code);
  const known = asked.draft[list].find((one) => one.id === item);
  const isWhole = !known || itemGaps(list, known).length === 0;
  return await visit.goTo(`${boardOf(asked.id)}/${list}${isWhole ? "" : `/${item}`}?saved`);
}

/** Larger than any document of 40 methods. */
const MAX_DOCUMENT = 2 * 1024 ** 2;

async function fill(visit: Visit, asked: Asked): Promise<Response> {
  const { id, member } = asked;
  const list = "methods";
  const place = uploadPlaces.enter(member.id);
  if (typeof place === "string") {
    return await visit.problem("desk_busy", { retryAfter: 10, again: {} });
  }
  using _place = place;
  const sent = await readFileForm(visit.request, MAX_DOCUMENT + FIELDS_BYTES);
  if (!sent) return await visit.problem("bad_request");
  const read = documentIn(visit, sent.file);
  if ("fault" in read) return await showList(visit, asked, { list, imported: read });
  const result = await addItems(visit.ports, { member, id }, { list, items: read.items });
  if (result.outcome !== "added") return await visit.goTo(boardOf(id));
  const now = await withOwnNow(visit, asked);
  return await showList(visit, now, { list, imported: { added: result.added } });
}

function documentIn(
  { ports }: Visit,
  file: NonNullable<Awaited<ReturnType<typeof readFileForm>>>["file"],
): { items: DraftItem[] } | Extract<NonNullable<Imported>, { fault: unknown }> {
  if (!file) return { fault: "missing" };
  if ("fault" in file) return { fault: "large" };
  const text = new TextDecoder().decode(file.bytes);
  return readOpenApi(text, { max: MAX_ITEMS.methods, newId: () => newMessageId(ports) });
}

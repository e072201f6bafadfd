/**
 * `/letters/<id>`: one letter. GET shows it and changes nothing; POST, by its entry in the list or by
 * a button of its page, opens or confirms it (docs/decisions/0306).
 */
import { unreadRecord } from "../../domain/messages/marks.ts";
import { awaitsConfirmation } from "../../domain/messages/letter.ts";
import {
  confirmLetter,
  openLetter,
  readOwnLetter,
  type ServedLetter,
} from "../../domain/messages/serve_letter.ts";
import { read } from "../../domain/platform/read.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { agencyName } from "./agency.ts";
import { filesOf } from "./letter_files.ts";
import { unknownLetter } from "./unknown_letter.ts";

const LETTER = "/letters/:id";

export function mountLetter({ signedIn }: Site): void {
  signedIn.get(LETTER, show);
  signedIn.post(LETTER, act);
}

async function show(visit: Visit, { account }: LiveSession): Promise<Response> {
  const own = await readOwnLetter(visit.ports, account.id, visit.param("id"));
  return own ? await page(visit, own) : await unknownLetter(visit, account.id);
}

async function act(visit: Visit, { account }: LiveSession): Promise<Response> {
  const id = visit.param("id");
  const { confirm } = await visit.form(["confirm"]);
  const isDone = confirm
    ? await confirmLetter(visit.ports, account.id, id)
    : await openLetter(visit.ports, account.id, id);
  return isDone ? await visit.goTo(`/letters/${id}`) : await unknownLetter(visit, account.id);
}

async function page(visit: Visit, { letter, proof }: ServedLetter): Promise<Response> {
  const { store, readMarkdown } = visit.ports;
  const { service, accountId, body, ...shown } = letter;
  const { value: unread } = await read(store, unreadRecord(accountId, letter.id));
  return await visit.page("letter", {
    ...shown,
    agency: agencyName(visit, service),
    others: `/letters?${new URLSearchParams({ agency: service })}`,
    blocks: readMarkdown(body),
    files: await filesOf(visit, letter),
    hasContent: proof.content?.salt !== undefined,
    steps: proof.steps.map(({ step, at }) => ({ step, at })),
    isUnread: unread !== null,
    awaitsConfirmation: awaitsConfirmation(letter),
  });
}

/** Mails, SMS and USSD answers: pure functions from events to text. */
import type { MessageWriter } from "../../domain/notice/delivery.ts";
import { FALLBACK, type Languages } from "../texts/languages.ts";
import { codeMail, noticeMail } from "./mails.ts";
import { dialled, noticeSms } from "./phone.ts";

/** The SMS and the dialled answer are in Persian, as the operators' templates are. */
export function createMessages(languages: Languages): MessageWriter {
  const persian = languages.get(FALLBACK)!;
  const textsIn = (tag: string) => languages.get(tag) ?? persian;
  return {
    codeMail: (code) => codeMail(textsIn(code.language), code),
    noticeMail: (notice, link) => noticeMail(textsIn(notice.language), notice, link),
    noticeSms: (notice) => noticeSms(persian, notice),
    dialled: (answer) => dialled(persian, answer),
  };
}

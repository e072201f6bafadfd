/** Mails, SMS and USSD answers: pure functions from events to text. */
import type { Imprints } from "../../domain/window/imprint.ts";
import type { MessageWriter } from "../../domain/notice/delivery.ts";
import { FALLBACK, type Languages } from "../texts/languages.ts";
import { codeMail, contactMail, newsMail, noticeMail } from "./mails.ts";
import { deskNewsSms, dialled, newsSms, noticeSms, staffNoticeSms } from "./phone.ts";

/**
 * The SMS and the dialled answer are in Persian, as the operators' templates are. `smsLanguages`:
 * others, in which they have templates for news of letters, dossiers and the desk.
 */
export function createMessages(
  languages: Languages,
  imprints: Imprints,
  smsLanguages: readonly string[] = [],
): MessageWriter {
  const persian = languages.get(FALLBACK)!;
  const senderIn = (tag: string) => {
    const texts = languages.get(tag) ?? persian;
    const { name, host } = imprints(texts.language.tag);
    return { texts, from: name.text, host };
  };
  return {
    codeMail: (code) => codeMail(senderIn(code.language), code),
    contactMail: (code) => contactMail(senderIn(code.language), code),
    noticeMail: (notice, link) => noticeMail(senderIn(notice.language), notice, link),
    noticeSms: (notice) => noticeSms(persian, notice),
    staffNoticeSms: (notice) => staffNoticeSms(persian, notice),
    refusedRequest: (language) => senderIn(language).texts.refuseAll.asks,
    newsSms(news, language) {
      // The operators have the template of notices in Persian only.
      const texts = !news.done && smsLanguages.includes(language)
        ? languages.get(language)
        : undefined;
      return texts ? newsSms(texts, news, language) : newsSms(persian, news);
    },
    newsMail: (news, language) => newsMail(senderIn(language), news),
    deskNews: (news, language) =>
      deskNewsSms(news, smsLanguages.includes(language) ? language : undefined),
    dialled: (answer) => dialled(persian, imprints(FALLBACK).shortName.text, answer),
  };
}

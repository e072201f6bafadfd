/** Mails: the one-time code, and news of an account. */
import type { AccountNews } from "../../../domain/notice/delivery.ts";
import type { News } from "../../../domain/notice/delivery.ts";
import type { NoticeKind } from "../../../domain/notice/notice.ts";

export interface NoticeTexts {
  mail: {
    code: {
      subject: string;
      /** {code} */
      code: string;
      /** {time} */
      validUntil: string;
      secret: string;
    };
    /** Confirms an address that somebody entered. */
    contact: {
      subject: string;
      /** {code} */
      code: string;
      /** {time} */
      validUntil: string;
      unknown: string;
    };
    /** That an office has something for the person. */
    news: {
      subjects: Record<News["subject"], string>;
      /** {office} {date} */
      happened: Record<News["subject"], string>;
      /** {host} */
      open: string;
      /** {notices} */
      choose: string;
    };
    account: {
      happened: Record<AccountNews, string>;
      /** {host} */
      ask: string;
    };
    notice: {
      subject: string;
      /** {day} in "deletion_asked" and "deletion_soon". */
      happened: Record<NoticeKind, string>;
      /** {when} */
      when: string;
      /** {device} */
      device: string;
      /** {place} */
      place: string;
      unknownDevice: string;
      /** {count} more of the same. */
      more: string;
      wasMe: string;
      notMe: string;
      /** In place of `notMe` when it happened more than once. */
      notMeAll: string;
      /** {host} {sessions} */
      withoutLink: string;
    };
  };
}

/** A person's e-mail address, and how they want to be told. */
import type { NoticeChannel, NoticeSubject } from "../../../domain/notice/settings.ts";
import type { Explained, Labelled } from "./common.ts";

export interface ContactTexts {
  contactEmail: {
    heading: string;
    lead: string;
    /** {address} masked */
    now: string;
    /** {example} in the hint. */
    email: Labelled;
    errors: Record<"missing" | "format" | "same", string>;
    /** {when} in both. */
    failures: Record<"limited" | "undelivered", Explained>;
    /** No mail server is connected. */
    unavailable: string;
    submit: string;
    back: string;
  };
  contactCode: {
    heading: string;
    /** {address} */
    sent: string;
    code: Labelled;
    /** {count} in "wrong". */
    errors: Record<"missing" | "format" | "wrong", string>;
    lapsed: Explained;
    submit: string;
    again: string;
    other: string;
  };
  notices: {
    heading: string;
    lead: string;
    language: string;
    subjects: Record<NoticeSubject, string>;
    channels: Record<NoticeChannel, string>;
    /** Why something goes by SMS whatever is chosen. */
    always: Partial<Record<NoticeSubject, string>>;
    submit: string;
    email: {
      title: string;
      /** {address} masked */
      now: string;
      none: string;
      add: string;
      change: string;
      remove: string;
    };
  };
}

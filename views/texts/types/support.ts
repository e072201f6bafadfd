/** Questions to those who run the window. */
import type { PreparedTexts } from "../../../domain/support/prepared.ts";
import type { SupportState, Topic } from "../../../domain/support/request.ts";
import type { TextError } from "../../../domain/support/text.ts";
import type { Askers } from "../../../domain/support/tickets.ts";
import type { Explained } from "./common.ts";

/** Labels of what came along with a question. */
type Along = Record<"page" | "device" | "level", string>;

export interface SupportTexts {
  support: {
    heading: string;
    lead: string;
    empty: string;
    /** {when} {number} */
    asked: string;
    ask: string;
    first: string;
    back: string;
    topics: Record<Topic, string>;
    states: Record<SupportState, string>;
    meaning: Record<SupportState, string>;
    /** Closed a short time ago. {when} */
    reopen: string;
    /** A link to a new question, whose text begins with `follows`: {number}. */
    follow: string;
    follows: string;
    secrets: string;
    topic: string;
    text: string;
    /** {count} */
    length: string;
    along: { title: string } & Along;
    submit: string;
    again: string;
    seen: string;
    close: string;
    number: string;
    state: string;
    /** {when} */
    from: Record<"person" | "support", string>;
    errors: Record<TextError, string> & { topic: string };
    /** {count} */
    tooMany: Explained;
  };
  /** The same at the desk, for those who answer. */
  tickets: {
    /** Of the asker, to somebody else. */
    along: Along;
    /** Of an agency’s member. */
    asker: { name: string; agency: string };
    heading: string;
    ticket: string;
    askersLabel: string;
    askers: Record<Askers, string>;
    /** Topics. */
    all: string;
    empty: string;
    /** {when} {number} */
    written: string;
    /** {name} */
    looking: string;
    /** {name} {when} */
    otherLooks: string;
    open: string;
    unknown: string;
    language: string;
    /** {when} */
    from: Record<"person" | "support", string>;
    answer: string;
    submit: string;
    close: string;
    move: string;
    errors: Record<TextError, string>;
    changed: Explained;
    prepared: { label: string; choose: string; hint: string; insert: string; error: string };
  };
  /** For operators, who prepare them. */
  preparedAnswers: {
    heading: string;
    lead: string;
    empty: string;
    add: string;
    one: string;
    name: string;
    texts: PreparedTexts;
    save: string;
    retire: string;
    restore: string;
    retired: string;
    back: string;
    /** {count} */
    errors: Record<"name" | "text", Record<TextError, string>> & { topic: string };
    /** Above what stands there, when another operator was faster. */
    now: string;
    changed: Explained;
    /** {count} */
    many: Explained;
  };
}

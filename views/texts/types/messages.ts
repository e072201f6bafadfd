/** Letters of agencies, in one list with dossiers. */
import type { LetterKind, Period } from "../../../domain/messages/letter.ts";
import type { ProofStep } from "../../../domain/messages/proof.ts";
import type { Explained, Labelled } from "./common.ts";

export interface MessagesTexts {
  letters: {
    heading: string;
    empty: string;
    filters: {
      label: string;
      all: string;
      /** {count} */
      unread: string;
      /** {count} */
      needsMe: string;
    };
    /** Of each filter, when nothing is left in it. */
    none: Record<"unread" | "needs_me", string>;
    search: Labelled & { submit: string };
    notFound: Explained;
    /** {agency} */
    of: string;
    /** {query} */
    found: string;
    all: string;
    /** Of an item in the list. */
    unread: string;
    needsMe: string;
    past: Record<"withdrawn" | "replaced", string>;
    /** {when} */
    ends: string;
    pages: string;
    older: string;
    newest: string;
    back: string;
  };
  letter: {
    /** In the document's title, which must not tell what the letter says. */
    title: string;
    kinds: Record<LetterKind, string>;
    agency: string;
    number: string;
    date: string;
    kind: string;
    periods: Record<Period["of"], string>;
    /** {period} {when}: its last day. */
    until: string;
    /** {period} {when} */
    over: string;
    unread: { hint: string; submit: string };
    confirm: { hint: string; submit: string };
    /** {when} */
    confirmed: string;
    /** {when} {reason} */
    withdrawn: string;
    replaced: { text: string; link: string };
    replaces: { text: string; link: string };
    files: {
      title: string;
      /** {size} {type} */
      about: string;
      sizes: { bytes: string; kilobytes: string; megabytes: string };
      pending: string;
      infected: string;
      unscannable: string;
      gone: string;
      /** {name} of the kind of digest */
      digest: { title: string; lead: string };
    };
    proof: {
      title: string;
      lead: string;
      steps: Record<ProofStep["step"], string>;
      download: string;
      /** {name} of the kind of digest */
      content: { lead: string; download: string };
    };
    others: string;
  };
}

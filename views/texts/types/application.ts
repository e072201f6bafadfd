/** An agency's applications: lists, the guide's steps, their gaps and history. */
import type { ActKind } from "../../../domain/application/history.ts";
import type { ItemList, Step } from "../../../domain/application/draft.ts";
import type { ContentField } from "../../../domain/application/fields_of.ts";
import type { GapCode } from "../../../domain/application/gaps.ts";
import type { NameFault } from "../../../domain/application/service_name.ts";
import type { ApplicationState, ApplicationTurn } from "../../../domain/application/state.ts";
import type { AssertionAlg } from "../../../domain/services/attributes.ts";
import type { Explained } from "./common.ts";

/** Fields whose label is not made from an attribute's name. */
export type LabelledField = Exclude<ContentField["label"], `reason_${string}`>;

/** What is said of a file that is not taken. */
export type FileFault =
  | "none"
  | "empty"
  | "large"
  | "type"
  | "double"
  | "name"
  | "damaged"
  | "unsafe"
  | "encrypted"
  | "encoding"
  | "off"
  | "cut"
  | "full"
  | "busy";

/** {bus}, {openapi}, {openid} and the like are names that every language writes alike. */
export interface ApplicationTexts {
  applications: {
    heading: string;
    lead: string;
    create: string;
    empty: string;
    /** {count} */
    found: string;
    none: string;
    columns: Record<"number" | "title" | "state" | "turn" | "since", string>;
    untitled: string;
    filter: Record<"label" | "words" | "state" | "turn" | "any" | "submit", string>;
    states: Record<ApplicationState, string>;
    turns: Record<ApplicationTurn, string>;
    /** {page} {pages} */
    page: string;
    next: string;
    previous: string;
    pages: string;
    deleted: {
      heading: string;
      lead: string;
      empty: string;
      /** {when} */
      at: string;
      restore: string;
    };
    fresh: {
      heading: string;
      system: string;
      systemValue: string;
      kind: string;
      kindValue: string;
      submit: string;
      /** {bus} */
      noConnection: Explained;
      connect: string;
      suspended: Explained;
    };
    board: {
      heading: string;
      number: string;
      state: string;
      turn: string;
      promised: string;
      service: string;
      revision: string;
      changed: string;
      notices: string;
      noNotices: string;
      begin: string;
      goOn: string;
      steps: string;
      status: Record<"empty" | "gaps" | "done", string>;
      gaps: string;
      submit: string;
      submitHint: string;
      ready: string;
      withdraw: string;
      delete: string;
      newRevision: string;
      publishAgain: string;
      /** {state} */
      overtaken: Explained;
      /** Why nothing can be changed. */
      readOnly: string;
      closed: string;
      history: string;
      back: string;
    };
    notSubmitted: string;
    steps: Record<Step | "review", string>;
    leads: Record<Step, string>;
    /** Of the document: {step} {number} */
    stepTitle: string;
    /** {step} {steps} */
    stepOf: string;
    save: Record<Step, string>;
    saved: string;
    overview: string;
    nextStep: string;
    fields: Record<LabelledField, string>;
    /** {attribute} */
    reason: string;
    reasonsHeading: string;
    reasonsLead: string;
    groups: Record<"texts" | "policy" | "way", string>;
    hints: Partial<Record<LabelledField, string>>;
    /** {level}; what is known of a person there. */
    levels: Record<"1" | "2" | "3", string>;
    ways: Record<"upstream" | "forward_auth" | "openid", string>;
    assertionAlgs: Record<AssertionAlg, string>;
    newUser: string;
    /** The hint of a field that may stay empty. */
    optional: string;
    choose: string;
    /** {field} */
    gapTexts: Record<Exclude<GapCode, "none" | "file_missing" | "file_refused">, string>;
    /** {max} */
    tooLong: string;
    /** `empty`: {step} */
    stepGaps: Record<"empty" | "methods" | "contacts" | "file_missing" | "file_refused", string>;
    name: {
      search: string;
      words: string;
      find: string;
      choose: string;
      chosen: string;
      none: string;
      inCatalogue: string;
      newHeading: string;
      newLead: string;
      id: string;
      idHint: string;
      title: string;
      register: string;
      faults: Record<NameFault, string>;
    };
    items: Record<
      ItemList,
      { add: string; empty: string; edit: string; one: string; full: string }
    >;
    delete: string;
    import: {
      heading: string;
      lead: string;
      file: string;
      submit: string;
      /** {count} */
      added: string;
      faults: Record<"missing" | "large" | "json" | "openapi" | "version" | "empty", string>;
    };
    mobile: {
      heading: string;
      confirmed: string;
      send: string;
      /** {mobile} */
      sent: string;
      code: string;
      confirm: string;
      faults: Record<"missing" | "wrong" | "lapsed" | "mobile", string>;
      limited: Explained;
      undelivered: Explained;
    };
    files: {
      heading: string;
      add: string;
      replace: string;
      hint: string;
      remove: string;
      kept: string;
      faults: Record<FileFault, string>;
    };
    conflict: {
      title: string;
      lead: string;
      theirs: string;
      mine: string;
      empty: string;
      /** {when} */
      hint: string;
    };
    kept: { notice: string; open: string; offer: string };
    history: {
      heading: string;
      /** {who} {when} {network} */
      acts: Record<ActKind, string>;
      program: string;
      expert: string;
      operator: string;
      /** {who} {when} {network} */
      from: string;
      /** {who} {when}: where there is no network, as in what the program does by itself. */
      by: string;
      /** {field} {before} {after} */
      changed: string;
      /** {field} {after} */
      added: string;
      /** {field} {before} */
      removed: string;
      /** Nothing of it changed: it was spoken of. */
      about: string;
    };
  };
}

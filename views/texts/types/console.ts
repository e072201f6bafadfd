/** The console of those who run the window. */
import type { AccountAct } from "../../../domain/console/freeze.ts";
import type { BannerLanguage, Severity } from "../../../domain/console/banner.ts";
import type { PartHealth, PartName } from "../../../domain/console/health/parts.ts";
import type { LookErrors } from "../../../domain/console/look_up.ts";
import type { Objection, ProposalState } from "../../../domain/console/proposal.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ReceiverState } from "../../../domain/outbox/receiver.ts";
import type { Fate } from "../../../domain/outbox/sender.ts";
import type { AuditEvent } from "../../../domain/platform/audit.ts";
import type { AuditFilter } from "../../../domain/platform/audit_reader.ts";
import type { Explained } from "./common.ts";

export interface ConsoleTexts {
  console: {
    people: {
      heading: string;
      lead: string;
      who: string;
      reasonHint: string;
      ticket: string;
      submit: string;
      errors: {
        who: Record<NonNullable<LookErrors["who"]>, string>;
        ticket: Record<NonNullable<LookErrors["ticket"]>, string>;
      };
      failures: {
        nobody: Explained;
        /** {when} {count} */
        limited: Explained;
      };
    };
    person: {
      heading: string;
      /** {reason} */
      seen: string;
      initials: string;
      identity: string;
      mobile: string;
      level: string;
      created: string;
      frozen: string;
      deletion: string;
      newBrowser: string;
      noSessions: string;
      acts: Record<AccountAct, string>;
      effect: Record<AccountAct, string>;
      done: Record<AccountAct, string>;
      lower: string;
      lowerEffect: string;
      another: string;
    };
    reason: {
      label: string;
      hint: string;
      short: string;
      long: string;
    };
    proposals: {
      heading: string;
      lead: string;
      empty: string;
      /** {name} {when} {reason} */
      by: string;
      /** {name} {when} */
      decided: string;
      states: Record<ProposalState, string>;
      acts: {
        /** {name} {roles} */
        invite: string;
        /** {name} {roles} */
        roles: string;
        /** {name} */
        suspend: string;
        /** {who} */
        lower_level: string;
        /** {hours} */
        banner: string;
        /** {hours} {when} */
        laterBanner: string;
        replace_keys: string;
      };
      /** {roles} as they stood before */
      former: string;
      keys: { heading: string; lead: string };
      own: string;
      approve: string;
      refuse: string;
      withdraw: string;
      submit: string;
      failures: Record<Objection | "impossible", Explained>;
      notices: Record<"made" | "waits" | "approved" | "refused" | "invited" | "not_told", string>;
    };
    staff: {
      heading: string;
      lead: string;
      member: string;
      none: string;
      invite: string;
      name: string;
      userNameHint: string;
      mobile: string;
      roles: string;
      /** {when} */
      last: string;
      never: string;
      states: Record<Staff["state"], string>;
      errors: {
        userName: string;
        name: Record<"missing" | "long", string>;
        mobile: string;
        roles: string;
      };
    };
    banners: {
      heading: string;
      lead: string;
      empty: string;
      add: string;
      text: Record<BannerLanguage, string>;
      /** {count} */
      textHint: string;
      severity: string;
      severities: Record<Severity, string>;
      start: string;
      startHint: string;
      hours: string;
      /** {hours} */
      hoursHint: string;
      /** {when} */
      from: string;
      /** {when} */
      until: string;
      end: string;
      errors: {
        /** {count} */
        text: Record<"missing" | "long", string>;
        severity: string;
        /** {hours} */
        start: string;
        /** {hours} */
        hours: string;
      };
    };
    health: {
      heading: string;
      good: string;
      bad: string;
      outside: string;
      inside: string;
      servers: string;
      parts: Record<PartName, string>;
      states: Record<PartHealth["state"], string>;
      /** {when} {count} of workers */
      says: Record<PartHealth["state"], string>;
      /** {cause} */
      cause: string;
      /** {status} of HTTP or SMTP */
      status: string;
      /** Others are shown as they are. */
      causes: Partial<Record<string, string>>;
      /** {count} of workers */
      open: string;
      store: string;
      storeGood: string;
      storeBad: string;
      outbox: string;
      notLate: string;
      /** {minutes} */
      late: string;
      /** {behind} {paused} */
      receivers: string;
      clocks: string;
      clocksGood: string;
      /** {count} of workers {seconds} {when} */
      clocksBad: string;
      serversGood: string;
      /** {failures} {answers} */
      serverSays: string;
      /** {count} */
      more: string;
    };
    outbox: {
      heading: string;
      lead: string;
      empty: string;
      receiver: string;
      states: Record<ReceiverState["state"], string>;
      /** {when} */
      since: string;
      /** {count} */
      waiting: string;
      /** {when} */
      oldest: string;
      resume: string;
      replay: string;
      hours: string;
      /** {hours} */
      wrongHours: string;
      messages: string;
      none: string;
      fates: Record<Fate, string>;
      /** {when} {ended} {count} */
      happened: string;
      done: Record<"resumed" | "nothing" | "replayed", string>;
    };
    audit: {
      heading: string;
      lead: string;
      fields: Record<keyof AuditFilter, string>;
      submit: string;
      empty: string;
      /** {name} of who did it */
      by: string;
      /** {name} of the member whom it concerns */
      of: string;
      events: Record<AuditEvent, string>;
    };
  };
}

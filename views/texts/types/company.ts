/** Acting for a company. */
import type { Explained, Labelled } from "./common.ts";

export interface CompanyTexts {
  company: {
    heading: string;
    lead: string;
    noticeTitle: string;
    /** {link} */
    notice: string;
    /** Heading of the form, below the known ones. */
    another: string;
    companyId: Labelled;
    submit: string;
    errors: Record<"missing" | "format" | "check_digit", string>;
    /** {when} in the last two. */
    failures: Record<
      "not_found" | "dissolved" | "not_chief_executive" | "registry_unavailable" | "limited",
      Explained
    >;
    self: {
      question: string;
      service: string;
      serviceSubmit: string;
      home: string;
      homeSubmit: string;
    };
  };
  personOnly: { heading: string; /** {company} */ lead: string; submit: string; home: string };
}

/** The services as people look for them: search, lists, stars, and each service's own page. */
import type { Service } from "../../../domain/services/service.ts";
import type { Explained, Labelled } from "./common.ts";

export interface DirectoryTexts {
  services: {
    heading: string;
    search: Labelled & { submit: string };
    /** Of a search */
    results: string;
    /** {count} */
    found: string;
    /** {count} of services that match in part */
    nearest: string;
    nothing: Explained;
    starred: string;
    lately: string;
    /** Leads to the page of stars. */
    arrange: string;
    /** Where there are no stars yet. */
    noStars: string;
    themes: string;
    agencies: string;
    letters: string;
    /** {name}, {count} */
    counted: string;
    /** {agency} */
    ofAgency: string;
    /** {letter} */
    ofLetter: string;
    /** Label of the links to other pages of a list. */
    pages: string;
    /** {page}, {pages} */
    page: string;
    next: string;
    previous: string;
  };
  service: {
    theme: string;
    agency: string;
    audience: string;
    audiences: Record<Service["persons"], string>;
    level: string;
    reachable: string;
    unreachable: string;
    receives: string;
    /** Beside no attributes. */
    receivesNothing: string;
    /** What every service receives. */
    always: string;
    open: string;
    star: string;
    unstar: string;
    starred: string;
    /** {most} */
    full: string;
  };
  stars: {
    heading: string;
    lead: string;
    up: string;
    down: string;
    remove: string;
  };
}

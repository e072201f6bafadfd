import { companyPage } from "./company.tsx";
import { personOnlyPage } from "./person_only.tsx";

export const companyPages = { company: companyPage, personOnly: personOnlyPage };

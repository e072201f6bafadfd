import { consentPage } from "./consent_page.tsx";

export const federationPages = { consent: consentPage };

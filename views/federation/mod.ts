import { consentPage } from "./consent.tsx";

export const federationPages = { consent: consentPage };

import type { FederationTexts } from "../types/federation.ts";

export default {
  consent: {
    heading: "Sign in to {site}",
    lead: "{site} ({host}) wants to know who signs in. If you agree, you return to that site.",
    receives: "It receives",
    always: "An identifier that is only for this site, your identity level and the time of sign-in",
    company: "That you act for {company}, and its national ID",
    attributes: {
      national_id: "National ID",
      fida_code: "FIDA code",
      given_name: "First name",
      family_name: "Last name",
      father_name: "Father’s name",
      birthdate: "Date of birth",
      phone_number: "Mobile number",
      postal_code: "Postal code",
    },
    never: "The site gets neither your one-time code nor anything else about you.",
    agree: "Agree and continue",
    refuse: "Refuse",
    once: "We ask once, and again if the site wants more.",
  },
} satisfies FederationTexts;

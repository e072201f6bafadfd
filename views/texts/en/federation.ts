import type { FederationTexts } from "../types/federation.ts";

export default {
  consent: {
    heading: "Sign in to {site}",
    lead:
      "This site ({host}) wants to know who you are. If you agree, we give it the following and you return to that site.",
    receives: "The site receives",
    attributes: {
      national_id: "National ID",
      fida_code: "FIDA code",
      given_name: "First name",
      family_name: "Last name",
      father_name: "Father’s name",
      birthdate: "Date of birth (Iranian calendar)",
      phone_number: "Mobile number",
      postal_code: "Postal code",
    },
    company: "Company",
    level: "Identity level",
    masked: "Parts of this are hidden here; the site receives them in full.",
    acting:
      "You are signed in for {company}. The site also gets the company’s name and national ID, and records what you do in the company’s name.",
    subject:
      "The site knows you by an identifier that is for this site only. It learns when you signed in, but neither your one-time code nor anything else about you.",
    agree: "Agree and continue",
    refuse: "Do not agree",
    once: "We ask only once, unless the site wants more.",
  },
} satisfies FederationTexts;

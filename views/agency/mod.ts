import { agencyCodePage } from "./code.tsx";
import { agencyCorrectPage } from "./correct.tsx";
import { agencyRegisterPage } from "./register.tsx";
import { agencyRegistrationPage } from "./registration.tsx";
import { agencyRegistrationsPage } from "./registrations.tsx";
import { agencyStatePage } from "./state.tsx";

/** How organisations register at the desk, and how experts decide. */
export const agencyPages = {
  agencyCode: agencyCodePage,
  agencyCorrect: agencyCorrectPage,
  agencyRegister: agencyRegisterPage,
  agencyRegistration: agencyRegistrationPage,
  agencyRegistrations: agencyRegistrationsPage,
  agencyState: agencyStatePage,
};

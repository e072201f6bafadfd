import { contactCodePage } from "./code.tsx";
import { contactEmailPage } from "./email.tsx";
import { noticesPage } from "./notices.tsx";

export const contactPages = {
  contactEmail: contactEmailPage,
  contactCode: contactCodePage,
  notices: noticesPage,
};

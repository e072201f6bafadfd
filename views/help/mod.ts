import { accessibilityPage, statementPage } from "./accessibility.tsx";
import { appPage } from "./app.tsx";
import { contactPage } from "./contact.tsx";
import { faqPage } from "./faq.tsx";
import { guidePage } from "./guide.tsx";
import { privacyPage } from "./privacy.tsx";

export const helpPages = {
  faq: faqPage,
  guide: guidePage,
  contact: contactPage,
  accessibility: accessibilityPage,
  statement: statementPage,
  app: appPage,
  privacy: privacyPage,
};

import { preparedAnswerPage, preparedAnswersPage } from "./prepared_answers.tsx";
import { ticketPage } from "./ticket.tsx";
import { ticketsPage } from "./tickets.tsx";
import { supportPage } from "./support.tsx";
import { supportNewPage } from "./support_new.tsx";
import { supportRequestPage } from "./support_request.tsx";

export const supportPages = {
  support: supportPage,
  supportNew: supportNewPage,
  supportRequest: supportRequestPage,
  tickets: ticketsPage,
  ticket: ticketPage,
  preparedAnswers: preparedAnswersPage,
  preparedAnswer: preparedAnswerPage,
};

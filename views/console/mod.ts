import { auditPage } from "./audit.tsx";
import { bannersPage } from "./banners.tsx";
import { healthPage } from "./health.tsx";
import { outboxPage } from "./outbox.tsx";
import { outboxReceiverPage } from "./outbox_receiver.tsx";
import { peoplePage } from "./people.tsx";
import { personPage } from "./person.tsx";
import { proposalsPage } from "./proposals.tsx";
import { windowMemberPage } from "./window_member.tsx";
import { windowStaffPage } from "./window_staff.tsx";

/** What those who run the window see and do. */
export const consolePages = {
  people: peoplePage,
  person: personPage,
  proposals: proposalsPage,
  windowStaff: windowStaffPage,
  windowMember: windowMemberPage,
  banners: bannersPage,
  audit: auditPage,
  health: healthPage,
  outbox: outboxPage,
  outboxReceiver: outboxReceiverPage,
};

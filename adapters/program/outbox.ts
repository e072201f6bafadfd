/** Everything that leaves for others: the outbox, with a sender for each kind of message. */
import {
  createManagerInvitationSender,
  MANAGER_INVITATION,
} from "../../domain/agency/invite_managers.ts";
import {
  createReleaseSender,
  FILES_RELEASED,
} from "../../domain/application/write/release_files.ts";
import { ATTACHMENT_EXPIRY, createExpirySender } from "../../domain/attachments/expire.ts";
import { createScanSender, SCAN } from "../../domain/attachments/scan.ts";
import { WEBHOOK } from "../../domain/agency_events/webhook.ts";
import { EVENT } from "../../domain/events/event.ts";
import { createReminderSender } from "../../domain/deletion/remind.ts";
import { createDeletionSenders } from "../../domain/deletion/senders.ts";
import { createPersonChangedSenders } from "../../domain/events/person_changed.ts";
import { createEndSenders, LOGOUT } from "../../domain/federation/tell_services.ts";
import {
  DELETION_NOTICE,
  DELETION_REMINDER,
  EMAIL_NOTICE,
  NOTICE,
  PASSKEY_NOTICE,
  PUSH_NOTICE,
} from "../../domain/notice/notice.ts";
import {
  createLetterNewsSender,
  createLetterNoticeSender,
  LETTER_NEWS,
  LETTER_NOTICE,
} from "../../domain/messages/letter_notices.ts";
import { createDossierNewsSender, DOSSIER_NEWS } from "../../domain/dossier/news.ts";
import { createNoticeSender } from "../../domain/notice/send_notices.ts";
import type { Sender } from "../../domain/outbox/sender.ts";
import { tellingWhenPaused } from "../../domain/publication/tell_paused.ts";
import { createDispatcher, type Dispatcher } from "../../domain/outbox/dispatcher.ts";
import { CHANGE } from "../../domain/profile/change_message.ts";
import { createValuesChangedSenders } from "../../domain/profile/tell_changes.ts";
import { createPushSenders } from "../../domain/push/send.ts";
import { createStaffNoticeSender, STAFF_NOTICE } from "../../domain/staff/members/own_notice.ts";
import { createDeskNewsSenders } from "../../domain/staff/members/send_desk_news.ts";
import { createSupportSender, SUPPORT_ANSWERED } from "../../domain/support/answer.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import { createChangeSender } from "../federation/change_sender.ts";
import { createWebhookSender } from "../agency_events/webhook_sender.ts";
import { createEventSender } from "../federation/event_sender.ts";
import { createLogoutSender } from "../federation/logout_sender.ts";
import type { Adapters } from "../mod.ts";

export function createOutbox(
  { ports, observed, outboxLeases: leases, ...adapters }: Adapters,
  catalogue: Catalogue,
  /** Origin of the desk. */
  desk: string,
): Dispatcher {
  const common = { ...ports, catalogue, issuer: ports.window };
  const notices = createNoticeSender(ports);
  const told = (sender: Sender) => tellingWhenPaused(common, sender);
  const senders = {
    ...createEndSenders(common),
    ...createPersonChangedSenders(common),
    ...createDeletionSenders(ports),
    ...createValuesChangedSenders(common),
    ...createPushSenders(ports),
    ...createDeskNewsSenders({ ...ports, desk }),
    [STAFF_NOTICE]: createStaffNoticeSender({ ...ports, desk }),
    [LOGOUT]: told(createLogoutSender({ ...common, receivers: adapters.logoutReceivers })),
    [EVENT]: told(createEventSender({ ...common, receivers: adapters.eventReceivers })),
    [CHANGE]: told(createChangeSender({ ...common, receivers: adapters.changeReceivers })),
    [NOTICE]: notices,
    [PASSKEY_NOTICE]: notices,
    [EMAIL_NOTICE]: notices,
    [DELETION_NOTICE]: notices,
    [DELETION_REMINDER]: createReminderSender({ ...ports, notices }),
    [PUSH_NOTICE]: notices,
    [SCAN]: createScanSender(ports),
    [ATTACHMENT_EXPIRY]: createExpirySender(ports),
    [FILES_RELEASED]: createReleaseSender(ports),
    [WEBHOOK]: told(createWebhookSender({ ...common, receivers: adapters.webhookReceivers })),
    [MANAGER_INVITATION]: createManagerInvitationSender({ ...ports, desk }),
    [SUPPORT_ANSWERED]: createSupportSender(ports),
    [LETTER_NOTICE]: createLetterNoticeSender(common),
    [LETTER_NEWS]: createLetterNewsSender(common),
    [DOSSIER_NEWS]: createDossierNewsSender(common),
  };
  return createDispatcher({ ...ports, leases, senders, watch: observed.outbox });
}

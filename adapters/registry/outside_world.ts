/** The adapters to all external systems: registries, delivery, and the callbacks of operators. */
import type { MailGateway, SmsGateway } from "../../domain/notice/delivery.ts";
import { createSecretCheck, createSignatureCheck } from "../keys/call_signature.ts";
import type { OutsideSettings } from "../configuration/environment.ts";
import { createKavenegar } from "../delivery/kavenegar.ts";
import { createSmtpMail } from "../delivery/smtp_mail.ts";
import { createTwoProviders } from "../delivery/two_providers.ts";
import { createClamd } from "../scan/clamd.ts";
import type { CallWatch } from "../network/http_client.ts";
import { createCardRegistry } from "./card_registry.ts";
import { createCivilRegistry } from "./civil_registry.ts";
import { createCompanyRegistry } from "./company_registry.ts";
import { createFaceMatcher } from "./face_matcher.ts";
import { createForeignerRegistry } from "./foreigner_registry.ts";
import { createPostRegistry } from "./post_registry.ts";
import { createSimRegistry } from "./sim_registry.ts";

/**
 * Optional systems that are not configured are `undefined`. No connection is made before first use.
 */
export function createOutsideWorld(settings: OutsideSettings, watch?: CallWatch) {
  const { CARD_REGISTRY_URL, FACE_MATCHER_URL, USSD_SECRET, SMS_STATUS_KEY } = settings;
  const registry = (url: string) => ({ url, token: settings.REGISTRY_TOKEN, watch });
  return {
    registries: {
      civil: createCivilRegistry(registry(settings.CIVIL_REGISTRY_URL)),
      sim: createSimRegistry(registry(settings.SIM_REGISTRY_URL)),
      post: createPostRegistry(registry(settings.POST_REGISTRY_URL)),
      foreigners: createForeignerRegistry(registry(settings.FOREIGNER_REGISTRY_URL)),
      companies: createCompanyRegistry(registry(settings.COMPANY_REGISTRY_URL)),
      cards: CARD_REGISTRY_URL ? createCardRegistry(registry(CARD_REGISTRY_URL)) : undefined,
      faces: FACE_MATCHER_URL ? createFaceMatcher(registry(FACE_MATCHER_URL)) : undefined,
    },
    delivery: {
      sms: SMS_STATUS_KEY ? smsOf(settings, watch) : withoutReports(smsOf(settings, watch)),
      mail: mailOf(settings, watch),
    },
    scanner: settings.SCANNER ? createClamd({ address: settings.SCANNER, watch }) : undefined,
    wires: {
      ussd: USSD_SECRET ? createSignatureCheck(USSD_SECRET) : undefined,
      smsStatus: SMS_STATUS_KEY ? createSecretCheck(SMS_STATUS_KEY) : undefined,
    },
  };
}

/** One provider, or two with the second as a fallback. */
function smsOf(settings: OutsideSettings, watch?: CallWatch): SmsGateway {
  const templates = {
    code: settings.SMS_TEMPLATE_CODE,
    deskCode: settings.SMS_TEMPLATE_DESK_CODE,
    contact: settings.SMS_TEMPLATE_CONTACT,
    simChanged: settings.SMS_TEMPLATE_SIM_CHANGED,
    notice: settings.SMS_TEMPLATE_NOTICE,
    deskNotice: settings.SMS_TEMPLATE_DESK_NOTICE,
    letter: settings.SMS_TEMPLATE_LETTER,
    dossier: settings.SMS_TEMPLATE_DOSSIER,
    invitation: settings.SMS_TEMPLATE_INVITATION,
    deskNews: settings.SMS_TEMPLATE_DESK_NEWS,
  };
  const { SMS_URL, SMS_KEY, SMS2_URL, SMS2_KEY } = settings;
  const first = createKavenegar({ url: SMS_URL, key: SMS_KEY, templates, name: "1", watch });
  if (!SMS2_URL || !SMS2_KEY) return first;
  const second = createKavenegar({ url: SMS2_URL, key: SMS2_KEY, templates, name: "2", watch });
  return createTwoProviders(first, second);
}

/** Without delivery reports, messages need no ID to be remembered by. */
function withoutReports(sms: SmsGateway): SmsGateway {
  return {
    async send(...message) {
      await sms.send(...message);
      return {};
    },
  };
}

function mailOf(
  { SMTP_URL, MAIL_FROM }: OutsideSettings,
  watch?: CallWatch,
): MailGateway | undefined {
  if (!SMTP_URL || !MAIL_FROM) return undefined;
  return createSmtpMail({ url: SMTP_URL, from: MAIL_FROM, watch });
}

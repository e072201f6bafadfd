/**
 * What an agency says in an application that was submitted: the steps of the guide
 * (agency-service-request, from «تأیید اتصال» to «نامه‌ها»), complete and sound. What is still being
 * written is a draft (draft.ts). `serviceOf` makes the service of the catalogue.
 */
import type { AttachedFile } from "../attachments/attachment.ts";
import type { AssertionAlg, Attribute } from "../services/attributes.ts";
import type { LocalTexts, Service } from "../services/service.ts";

/** «تأیید اتصال» */
export interface ConnectionStep {
  /** ID of an active bus connection of the agency (domain/bus). */
  connectionId: string;
  /** The name by which the bus knows the service's user; `null`: a new one is to be made. */
  userName: string | null;
}

/** «سرویس درخواستی»: exactly one. */
export interface ServiceStep {
  /** A DNS label: the host under which citizens find it. */
  serviceId: string;
}

/** How citizens reach it. */
export type WayStep =
  | { way: "upstream"; upstream: string[]; healthPath?: string }
  | { way: "forward_auth"; proxies: string[] }
  | {
    way: "openid";
    redirectUris: string[];
    postLogoutRedirectUris: string[];
    initiateLoginUri?: string;
    /** As it was typed: a JWK set of public keys (RFC 7517). */
    jwks: string;
  };

/** «مشخصات سرویس» */
export interface DetailsStep {
  title: LocalTexts;
  description: LocalTexts;
  theme: Service["theme"];
  level: Service["level"];
  /** Seconds. */
  maxAge?: number;
  persons: Service["persons"];
  /** Attribute → why the service needs it. */
  attributes: Partial<Record<Attribute, string>>;
  way: WayStep;
  /** Only if it is not the default. */
  assertionAlg?: AssertionAlg;
  /** Concurrent requests that the agency's server takes. */
  requests?: number;
  /** What shows that the agency may offer it. */
  files: AttachedFile[];
}

/** «متدهای سرویس» */
export interface MethodStep {
  id: string;
  name: string;
  /** Of HTTP. */
  method: string;
  path: string;
  description: string;
}

/** «اطلاعات فرد فنی» */
export interface ContactStep {
  id: string;
  name: string;
  position: string;
  mobile: string;
  /** When a code proved it, in milliseconds. */
  mobileConfirmedAt: number;
  email?: string;
  phone?: string;
}

/** «نامه‌ها» */
export interface LetterStep {
  subject: string;
  number: string;
  /** YYYY-MM-DD in the Gregorian calendar. */
  date: string;
  /** The filled form with its attachments, in one file. */
  file: AttachedFile;
}

export interface ApplicationContent {
  connection: ConnectionStep;
  service: ServiceStep;
  details: DetailsStep;
  methods: MethodStep[];
  contacts: ContactStep[];
  letter: LetterStep;
}

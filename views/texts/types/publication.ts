/** Services at the desk: the list, and one of them. */
import type { AccessRefusal } from "../../../domain/access/refusal.ts";
import type { ApiScope, StreamScope } from "../../../domain/services/openid.ts";
import type { Finding } from "../../../domain/publication/probe.ts";
import type { Delivery } from "../../../domain/publication/read_service.ts";
import type { Standing } from "../../../domain/publication/published.ts";
import type { PublishFailure } from "../../../domain/publication/result.ts";
import type { SettingsRefusal } from "../../../domain/publication/settings.ts";
import type { FunnelStep } from "../../../domain/publication/traffic/traffic.ts";
import type { Explained } from "./common.ts";

export interface PublicationTexts {
  deskServices: {
    heading: string;
    lead: string;
    none: string;
    search: string;
    find: string;
    /** {count} */
    found: string;
    states: Record<"open" | "suspended" | "retired", string>;
    watched: string;
  };
  deskService: {
    /** What the agency sets in its own systems. */
    setup: {
      heading: string;
      audience: string;
      issuer: string;
      keys: string;
      /** For what verifies the assertion, or the ID token. */
      client: string;
      discovery: string;
      /** Of the agency's proxy, which asks who the visitor is. */
      ask: string;
      /** {path}, {host}, {name} */
      asked: string;
      /** `assertion`: {header} */
      lead: { assertion: string; openid: string };
    };
    address: string;
    state: string;
    revision: string;
    publishedAt: string;
    watch: string;
    /** {when} */
    watchUntil: string;
    probe: string;
    gate: string;
    findings: Record<Finding, string>;
    failed: string;
    publishFailures: Record<PublishFailure, string>;
    closedAt: string;
    /** {when} */
    closedBy: Record<Standing["by"], string>;
    /** {file} */
    ofFile: string;
    traffic: string;
    hour: string;
    day: string;
    few: string;
    funnel: Record<FunnelStep, string>;
    refused: Record<AccessRefusal, string>;
    answers: string;
    failuresRow: string;
    within: string;
    /** {seconds} */
    seconds: string;
    noAnswers: string;
    what: string;
    /** {seconds} */
    moreSeconds: string;
    deliveries: string;
    deliveryNames: Record<Delivery, string>;
    takesAll: string;
    /** {count} {when} */
    waits: string;
    /** {count} of attempts */
    fates: Record<"delivered" | "refused" | "given_up", string>;
    resumeDelivery: string;
    replay: string;
    standing: string;
    suspendLead: string;
    retireLead: string;
    reason: string;
    reasonHint: string;
    suspend: string;
    resume: string;
    retire: string;
    failures: Record<"moved" | "by_operator", Explained>;
  };
  deskServiceSettings: {
    heading: string;
    lead: string;
    back: string;
    noKeys: string;
    /** To who may not change anything. */
    readOnly: string;
    keyEndless: string;
    /** {when} */
    keyEnds: string;
    keyUnused: string;
    /** {when} */
    keyUsed: string;
    endKey: string;
    newKey: string;
    keyHint: string;
    addKey: string;
    webhook: string;
    webhookHint: string;
    saveWebhook: string;
    scopes: string;
    saveScopes: string;
    redirects: string;
    scopeNames: Record<ApiScope | StreamScope, string>;
    /** {JWK}, {kid}, {https} */
    errors: Record<SettingsRefusal, string>;
  };
}

/**
 * `/_panjereh/admission`: the front asks whether a client may read at a service that it carries,
 * and forwards the request itself (docs/front/README.md).
 */
import { accessRefusal } from "../../../domain/access/refusal.ts";
import {
  ADMISSION_PATH,
  type AskedByFront,
  isStatedByFront,
} from "../../../domain/gateway/front/admission.ts";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import type { Clock } from "../../../domain/platform/platform.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { type Owner, serviceOf } from "../../../domain/services/hosts.ts";
import type { Service } from "../../../domain/services/service.ts";

/** A request without its body. */
interface Head {
  method: string;
  url: string;
  headers: Headers;
}

export interface AdmissionDeps {
  clock: Clock;
  visitors: { find(request: Head, service: Service): Promise<Visitor | null> };
  /** Reports the visitor to the front, which forwards the request. */
  answerAuthRequest(
    request: { headers: Headers; plainVerdict: true },
    admitted: { visitor: Visitor; service: Service; requestId: string },
  ): Promise<Response>;
  /** Whether this client's IP may use services at all. */
  isAllowed(ip: string): boolean;
}

/**
 * 200 with the headers for the agency's server, otherwise 401, or 503 if the store does not answer:
 * then the front passes the request itself on, and the gateway says what the client sees and
 * records it.
 */
export type Admission = (
  asked: AskedByFront,
  context: { service: Service; requestId: string },
) => Promise<Response>;

export function createAdmission(deps: AdmissionDeps): Admission {
  async function admit(
    { ip, cookie }: AskedByFront,
    { service, requestId }: Parameters<Admission>[1],
  ): Promise<Response> {
    if (!deps.isAllowed(ip)) return refused();
    const headers = new Headers({ cookie });
    const head = { method: "GET", url: ADMISSION_PATH, headers };
    const visitor = await deps.visitors.find(head, service);
    if (!visitor || accessRefusal(visitor.session, service, deps.clock.now())) return refused();
    const asked = { headers, plainVerdict: true as const };
    return await deps.answerAuthRequest(asked, { service, visitor, requestId });
  }

  return async (asked, context) => {
    try {
      return await admit(asked, context);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return new Response(null, { status: 503, headers: { "cache-control": "no-store" } });
    }
  };
}

/**
 * `null` if the request is no such question: it names no service that the front carries, or does
 * not come from the front itself.
 */
export function readAdmission(
  { url, headers }: Request,
  { owner, ip, isFront }: {
    owner: Owner | null;
    /** The client's. */
    ip: string;
    /** One of our own proxies sends it. */
    isFront: boolean;
  },
): { service: Service; asked: AskedByFront } | null {
  const service = serviceOf(owner);
  if (service?.carried_by !== "front") return null;
  if (url.slice(url.indexOf("/", "https://".length)) !== ADMISSION_PATH) return null;
  if (!isFront || !isStatedByFront({ headers })) return null;
  return { service, asked: { ip, cookie: headers.get("cookie") ?? "" } };
}

const refused = () => new Response(null, { status: 401, headers: { "cache-control": "no-store" } });

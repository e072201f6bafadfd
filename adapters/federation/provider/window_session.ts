/**
 * The library's session is the window's, written again for each request: it lives in no cookie and no
 * record of its own, so that it can neither outlive the window's nor be somebody else's
 * (docs/decisions/0280).
 */
import { SECOND } from "../../../domain/platform/platform.ts";
import type { LiveSession } from "../../../domain/session/use_session.ts";

/** A person in one session, for one party, as the library names accounts. */
export interface Subject {
  accountId: string;
  sessionId: string;
  /** What was issued for one company must tell nothing of another, nor of the person alone. */
  companyId?: string;
}

export const subjectName = ({ accountId, sessionId, companyId }: Subject) =>
  [accountId, sessionId, ...companyId === undefined ? [] : [companyId]].join(".");

export function readSubject(name: string): Subject | null {
  const [accountId, sessionId, companyId, ...rest] = name.split(".");
  if (!accountId || !sessionId || companyId === "" || rest.length > 0) return null;
  return { accountId, sessionId, companyId };
}

const PREFIX = "window.";

/** The ID under which the library finds this session: its content. */
export function sessionIdOf({ session }: LiveSession): string {
  const { accountId, id: sessionId, authTime, expiresAt, actingFor } = session;
  const payload = {
    kind: "Session",
    accountId: subjectName({ accountId, sessionId, companyId: actingFor?.companyId }),
    loginTs: Math.floor(authTime / SECOND),
    uid: sessionId,
    exp: Math.floor(expiresAt / SECOND),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return PREFIX + bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

export function readSessionId(id: string): Record<string, unknown> | undefined {
  if (!id.startsWith(PREFIX)) return undefined;
  const bytes = Uint8Array.fromBase64(id.slice(PREFIX.length), { alphabet: "base64url" });
  return { ...JSON.parse(new TextDecoder().decode(bytes)), jti: id };
}

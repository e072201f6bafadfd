/** Our cookies: host-only, HttpOnly, SameSite=Lax; `__Host-` and Secure wherever there is TLS. */
import { serialize } from "hono/utils/cookie";

export type CookieName =
  | "panjereh_browser"
  | "panjereh_desk"
  | "panjereh_desk_browser"
  | "panjereh_desk_recovery"
  | "panjereh_desk_registration"
  | "panjereh_desk_step"
  | "panjereh_display"
  | "panjereh_language"
  | `panjereh_opened_${string}`
  | "panjereh_qr"
  | "panjereh_service"
  | "panjereh_session"
  | "panjereh_state"
  | "panjereh_success"
  | "panjereh_transaction";

export interface Cookies {
  /** With its prefix. */
  name(name: CookieName): string;
  /**
   * The value; `undefined` if absent, malformed or sent twice, since then another site may have set
   * one of them.
   */
  read(request: { headers: Headers }, name: CookieName): string | undefined;
  /** The same from a `Cookie` header. */
  readFrom(header: string | null, name: CookieName): string | undefined;
  /** The values of all cookies whose names begin so, as far as they are well-formed. */
  readAll(header: string | null, beginning: CookieName): string[];
  /** `Set-Cookie` value; without `maxAge` (seconds) it is a session cookie. */
  set(name: CookieName, value: string, options?: { maxAge?: number }): string;
  clear(name: CookieName): string;
  /** Makes `headers` those of a browser's next request, after an answer with `set` and `clear`. */
  keep(headers: Headers, answered: readonly string[]): void;
}

/** Tokens, language tags: nothing that needs quoting. */
const VALUE = /^[\w-]{1,64}$/;

/** Of cookies with numbered names; a browser restores dozens of tabs at most. */
const MOST = 32;

export function createCookies({ secure }: { secure: boolean }): Cookies {
  const fullName = (name: CookieName) => secure ? `__Host-${name}` : name;

  function readFrom(header: string | null, name: CookieName) {
    const prefix = `${fullName(name)}=`;
    if (!header?.includes(prefix)) return undefined;
    const pairs = header.split(";").map((pair) => pair.trim());
    const values = pairs.filter((pair) => pair.startsWith(prefix));
    const value = values.length === 1 ? values[0].slice(prefix.length) : "";
    return VALUE.test(value) ? value : undefined;
  }

  function readAll(header: string | null, beginning: CookieName) {
    const prefix = fullName(beginning);
    if (!header?.includes(prefix)) return [];
    return header.split(";").map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(prefix))
      .map((pair) => pair.slice(pair.indexOf("=") + 1))
      .filter((value) => VALUE.test(value))
      .slice(0, MOST);
  }

  function keep(headers: Headers, answered: readonly string[]) {
    if (answered.length === 0) return;
    const fresh = new Map(
      answered.map((line) => pairsOf(line)[0]).map((pair) => [nameOf(pair), pair]),
    );
    const kept = pairsOf(headers.get("cookie") ?? "").filter((pair) => !fresh.has(nameOf(pair)));
    const set = [...fresh.values()].filter((pair) => !pair.endsWith("="));
    headers.set("cookie", [...kept, ...set].join("; "));
  }

  const attributes = { path: "/", httpOnly: true, secure, sameSite: "Lax" } as const;
  return {
    name: fullName,
    read: (request, name) => readFrom(request.headers.get("cookie"), name),
    readFrom,
    readAll,
    set: (name, value, { maxAge } = {}) =>
      serialize(fullName(name), value, { ...attributes, maxAge }),
    clear: (name) => serialize(fullName(name), "", { ...attributes, maxAge: 0 }),
    keep,
  };
}

const pairsOf = (header: string) =>
  header.split(";").map((pair) => pair.trim()).filter((pair) => pair !== "");
const nameOf = (pair: string) => pair.split("=", 1)[0];

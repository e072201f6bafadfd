/**
 * Persian unless the person chose another language by a link that can be shared (`?lang=`), kept in
 * a cookie. The browser's own language is ignored: most phones in Iran run in English although
 * their owners read Persian.
 */
import type { MiddlewareHandler } from "hono";
import { languageDetector } from "hono/language";
import { DAY, SECOND } from "../../domain/platform/platform.ts";
import { FIELD_NAME, MOST_FIELDS, takesFile } from "./form.ts";
import type { WindowEnv } from "./visit.ts";
import type { WindowPorts } from "./window_ports.ts";

const LIFETIME = 365 * DAY / SECOND;

export function language(
  { views, cookies }: Pick<WindowPorts, "views" | "cookies">,
): MiddlewareHandler<WindowEnv> {
  const supportedLanguages = [...views.languages];
  const detect = languageDetector({
    order: ["querystring", "cookie"],
    lookupQueryString: "lang",
    lookupCookie: cookies.name("panjereh_language"),
    caches: false,
    supportedLanguages,
    fallbackLanguage: "fa",
  });
  return async (c, next) => {
    await detect(c, next);
    const chosen = c.req.query("lang");
    // What this request follows keeps the choice itself.
    const isFollowed = c.env.typed !== undefined;
    if (!chosen || !supportedLanguages.includes(chosen) || isFollowed || !isPage(c.res)) return;
    const cookie = cookies.set("panjereh_language", chosen, { maxAge: LIFETIME });
    c.res.headers.append("set-cookie", cookie);
  };
}

/** A shared cache would give a file to others with this person's cookie. */
const isPage = ({ headers }: Response) => headers.get("cache-control") === "no-store";

/** The security code is left out, since the new page has another picture. */
const isShown = (name: string) => FIELD_NAME.test(name) && !name.startsWith("captcha");

/** A form that is sent with `?lang=`: the person changes the language and keeps what they typed. */
export function otherLanguage({ views }: Pick<WindowPorts, "views">): MiddlewareHandler<WindowEnv> {
  return async (c, next) => {
    const chosen = c.req.query("lang");
    const isAsked = c.req.method === "POST" && !takesFile(c.req.path) &&
      chosen !== undefined && views.languages.includes(chosen);
    if (!isAsked) return await next();
    const visit = c.get("visit");
    return await visit.showTyped(typedOf(await visit.fields() ?? new URLSearchParams()));
  };
}

/** Each field once, however long: the whole form is bounded. */
export function typedOf(fields: URLSearchParams): Record<string, string> {
  const usable = [...fields].slice(0, MOST_FIELDS).filter(([name]) => isShown(name));
  return Object.fromEntries(usable);
}

/** Which push services may be written to: a browser names one, and nothing proves that it is its own. */

/** Of Chrome and its relatives, Firefox, Safari and Edge. */
export const PUSH_HOSTS = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "*.push.apple.com",
  "*.notify.windows.com",
] as const;

/** A name, or `*.` and a name for the hosts right below it; a port only for tests on this machine. */
const PUSH_HOST = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/;
const LOCAL_HOST = /^localhost:\d{1,5}$/;

export const isPushHostRule = (rule: string): boolean =>
  PUSH_HOST.test(rule) || LOCAL_HOST.test(rule);

/** Longer than any that a push service gives out. */
export const MAX_ENDPOINT = 1000;

/**
 * Whether a subscription's endpoint is at one of these hosts: https at its usual port, without a name
 * and password, and not an IP. A host of this machine, which only the sandbox has, may speak http.
 */
export function isPushEndpoint(endpoint: string, rules: readonly string[]): boolean {
  if (endpoint.length > MAX_ENDPOINT || !/^[\x21-\x7e]+$/.test(endpoint)) return false;
  const url = URL.parse(endpoint);
  if (!url || url.username || url.password || url.hash || url.href !== endpoint) return false;
  return rules.some((rule) =>
    LOCAL_HOST.test(rule)
      ? url.protocol === "http:" && url.host === rule
      : url.protocol === "https:" && isHost(url.host, rule)
  );
}

function isHost(host: string, rule: string): boolean {
  if (!rule.startsWith("*.")) return host === rule;
  const label = host.slice(0, -rule.length + 1);
  return host === label + rule.slice(1) && /^[a-z0-9-]+$/.test(label);
}

/** A service's public URL: its own host beside the window's. */
export function serviceUrl(issuer: string, id: string): string {
  const url = new URL(issuer);
  url.hostname = `${id}.${url.hostname.replace(/^sso\./, "")}`;
  return url.href;
}

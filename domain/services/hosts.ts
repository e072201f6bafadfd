/**
 * The owner of each host: the window, its aliases, and one host for each service (architecture.md
 * "Hosts, cookies, sessions").
 */
import type { Catalogue } from "./catalogue.ts";
import type { Service } from "./service.ts";

export interface Hosts {
  /** Origin of the window. */
  window: string;
  /** https, so cookies are `__Host-` and `Secure`. */
  secure: boolean;
  /** Origin of the host of files. */
  files: string;
  /** Origin of the agencies' desk. */
  desk: string;
  originOf(service: Service): string;
  /** Where people find the service. */
  addressOf(service: Service): string;
  /** The owner of a request's host (with port unless default); `null` if there is none. */
  resolve(host: string): Owner | null;
}

export type Owner =
  | { window: true }
  | { alias: true }
  | { api: true }
  | { files: true }
  | { desk: true }
  | { service: Service };

export function serviceOf(owner: Owner | null): Service | undefined {
  return owner && "service" in owner ? owner.service : undefined;
}

export interface HostsOptions {
  /** "https://example.ir" or, locally, "http://localhost:8000". */
  baseUrl: string;
  catalogue: Pick<Catalogue, "current">;
}

const WINDOW_LABEL = "sso";

/** The window's origin at this base URL. */
export function windowOrigin(baseUrl: string): string {
  const base = new URL(baseUrl);
  return `${base.protocol}//${isLocal(base) ? base.host : `${WINDOW_LABEL}.${base.host}`}`;
}

/** Where services call us: the audience of their tokens. */
export function apiOrigin(baseUrl: string): string {
  const base = new URL(baseUrl);
  return `${base.protocol}//api.${base.host}`;
}

/** Where agencies' files are fetched from: without cookies of any kind. */
export function filesOrigin(baseUrl: string): string {
  const base = new URL(baseUrl);
  return `${base.protocol}//files.${base.host}`;
}

/** Where agencies' staff work: cookies of its own, since no host has another's. */
export function deskOrigin(baseUrl: string): string {
  const base = new URL(baseUrl);
  return `${base.protocol}//desk.${base.host}`;
}

/** A service's origin at this base URL. */
export function serviceOrigin(baseUrl: string, { id }: Service): string {
  const base = new URL(baseUrl);
  return `${base.protocol}//${id}.${base.host}`;
}

const isLocal = ({ hostname }: URL) => hostname === "localhost";
const isBelowLocal = ({ hostname }: URL) => hostname.endsWith(".localhost");

/**
 * The window is `sso.<base>`. Locally it is `localhost` itself, since only browsers resolve
 * `*.localhost` to this machine.
 */
export function createHosts({ baseUrl, catalogue }: HostsOptions): Hosts {
  const base = new URL(baseUrl);
  const local = isLocal(base);
  const label = `${WINDOW_LABEL}.${base.host}`;
  const window = windowOrigin(baseUrl);
  const windowHost = new URL(window).host;
  const aliases = local ? [label, at(base, "127.0.0.1")] : [base.host];
  if (isBelowLocal(base)) aliases.push(at(base, "localhost"), at(base, "127.0.0.1"));
  const suffix = `.${base.host}`;
  const apiHost = new URL(apiOrigin(baseUrl)).host;
  const files = filesOrigin(baseUrl);
  const filesHost = new URL(files).host;
  const desk = deskOrigin(baseUrl);
  const deskHost = new URL(desk).host;

  return {
    window,
    secure: base.protocol === "https:",
    files,
    desk,
    originOf: (service) => serviceOrigin(baseUrl, service),
    addressOf(service) {
      if (hasHost(service)) return `${serviceOrigin(baseUrl, service)}/`;
      const { initiate_login_uri: start, redirect_uris: [first] } = service.openid!;
      return start ?? `${new URL(first).origin}/`;
    },
    resolve(host) {
      if (host === windowHost) return { window: true };
      if (host === apiHost) return { api: true };
      if (host === filesHost) return { files: true };
      if (host === deskHost) return { desk: true };
      if (aliases.includes(host)) return { alias: true };
      if (!host.endsWith(suffix)) return null;
      const service = catalogue.current().get(host.slice(0, -suffix.length));
      return service && hasHost(service) ? { service } : null;
    },
  };
}

/** A site that only signs people in has servers of its own. */
export const hasHost = ({ upstream, forward_auth }: Service): boolean =>
  upstream !== undefined || forward_auth !== undefined;

/** Another name of this machine, with the port of the base. */
const at = ({ port }: URL, name: string) => port ? `${name}:${port}` : name;

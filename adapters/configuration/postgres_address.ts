/** The address of a store on PostgreSQL: `postgres://user@host1,host2:5433/database?…`. */
import { isIP } from "node:net";

export interface PostgresHost {
  /** Name or IP. */
  name: string;
  port: number;
}

export interface PostgresAddress {
  /** One of them is the primary at any time. */
  hosts: PostgresHost[];
  user: string;
  database: string;
  /** Whether connections are encrypted, and the server's certificate must be for its name. */
  tls: boolean;
  /** Whether PgBouncer is in between, which keeps neither named statements nor settings. */
  pooled: boolean;
}

const FORM = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^@/?#]+)\/([^/?#]+)(?:\?([^#]*))?$/;
const HOST = /^(?:\[([\da-f:.]+)\]|([^[\]:]+))(?::(\d{1,5}))?$/i;
const DEFAULT_PORT = 5432;

const LOCAL = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

/** What each parameter may be. All names are libpq's, except the last, which other clients share. */
const PARAMETERS: Record<string, readonly string[]> = {
  sslmode: ["verify-full", "disable"],
  target_session_attrs: ["primary"],
  pgbouncer: ["true", "false"],
};

export const isPostgres = (store: string): boolean => /^postgres(?:ql)?:/.test(store);

/** Throws `TypeError`; its message follows the name of the variable. */
export function parsePostgresAddress(text: string): PostgresAddress {
  const [, login, hostList, database, query = ""] = FORM.exec(text) ?? [];
  if (!hostList) throw new TypeError("must be postgres://user@host1,host2/database");
  if (!login) throw new TypeError("must name a user: postgres://user@host/database");
  if (login.includes(":")) {
    throw new TypeError("must not hold the password: give it in STORE_PASSWORD");
  }
  const parameters = parseParameters(query);
  const hosts = hostList.split(",").map(parseHost);
  const tls = parameters.get("sslmode") !== "disable";
  requireSafe(hosts, tls);
  return {
    hosts,
    user: decode(login),
    database: decode(database),
    tls,
    pooled: parameters.get("pgbouncer") === "true",
  };
}

function requireSafe(hosts: PostgresHost[], tls: boolean): void {
  if (!tls && !hosts.every(({ name }) => LOCAL.test(name))) {
    throw new TypeError("must not have sslmode=disable: that is for localhost only");
  }
  if (tls && hosts.some(({ name }) => isIP(name) !== 0)) {
    throw new TypeError("must name its hosts, not their IPs: certificates are for names");
  }
}

function parseHost(text: string): PostgresHost {
  const [, v6, name, port = DEFAULT_PORT] = HOST.exec(text) ?? [];
  const host = v6 ?? name;
  if (!host || Number(port) < 1 || Number(port) > 65535) {
    throw new TypeError(`has a host that is none: ${text}`);
  }
  return { name: host, port: Number(port) };
}

function parseParameters(query: string): URLSearchParams {
  const parameters = new URLSearchParams(query);
  for (const [name, value] of parameters) {
    const allowed = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    if (!allowed) throw new TypeError(`has an unknown parameter: ${name}`);
    if (parameters.getAll(name).length > 1) throw new TypeError(`has ${name} twice`);
    if (!allowed.includes(value)) {
      throw new TypeError(`has ${name}=${value}: it must be ${allowed.join(" or ")}`);
    }
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new TypeError(`has a percent sign that encodes nothing: ${text}`);
  }
}

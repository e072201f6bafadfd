/**
 * nginx in its roles: the agency's server, the baseline, and the front that asks an auth service.
 */
import { find, type Started, startProcess } from "../processes.ts";

export interface NginxOptions {
  /** Port of a static page of 1 KB; `/seen` shows the identity headers received. */
  upstream: number;
  /** Port of a plain `proxy_pass`. */
  plain: number;
  fronts: AskingFront[];
  /** Additional directives. */
  extra: string;
  patience: number;
}

/** A front with `auth_request`: the auth service, and the headers that it passes on. */
export interface AskingFront {
  port: number;
  /** The location `= /_ask` as directives. */
  ask: string;
  /** A header of the auth response, passed to the upstream under the same name. */
  headers: string[];
}

/** No limits and no log, because the other contenders have none either. */
const COMMON = `
  access_log off;
  keepalive_requests 1000000000;
  keepalive_timeout 600s;
  default_type text/plain;
`;

const KEPT = `keepalive 64; keepalive_requests 1000000000;`;
const PASS = `proxy_pass http://agency; proxy_http_version 1.1; proxy_set_header Connection "";`;

export async function startNginx(
  folder: string,
  { upstream, plain, fronts, extra, patience }: NginxOptions,
): Promise<Started> {
  const nginx = await find("nginx");
  if (!nginx) throw new Error("nginx is not installed (apt-get install nginx)");
  await Deno.mkdir(`${folder}/www`, { recursive: true });
  await Deno.writeTextFile(`${folder}/www/page`, "x".repeat(1024));
  const configuration = `
daemon off;
user www-data;
worker_processes ${navigator.hardwareConcurrency};
pid ${folder}/nginx.pid;
error_log stderr error;
# As the shipped front has it; nothing else here has expressions.
pcre_jit on;
events { worker_connections 8192; }
http {
  ${COMMON}
  ${
    ["body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => {
      const name = kind === "body" ? "client_body_temp_path" : `${kind}_temp_path`;
      return `${name} ${folder}/${kind};`;
    }).join("\n  ")
  }
  upstream agency { server 127.0.0.1:${upstream}; ${KEPT} }
  server {
    listen 127.0.0.1:${upstream};
    location = /seen { return 200 "$http_x_identity_subject$http_auth_user$http_oidc_claim_sub"; }
    location / { root ${folder}/www; try_files /page =404; }
  }
  server {
    listen 127.0.0.1:${plain};
    location / { ${PASS} }
  }
  ${fronts.map(asking).join("\n")}
  ${extra}
}
`;
  await Deno.writeTextFile(`${folder}/nginx.conf`, configuration);
  return await startProcess(nginx, {
    args: ["-p", folder, "-c", `${folder}/nginx.conf`, "-e", "stderr"],
    port: upstream,
    patience,
  });
}

function asking({ port, ask, headers }: AskingFront): string {
  const variable = (name: string) => `$asked_${name.toLowerCase().replaceAll("-", "_")}`;
  const field = (name: string) => `$upstream_http_${name.toLowerCase().replaceAll("-", "_")}`;
  return `
  server {
    listen 127.0.0.1:${port};
    location / {
      auth_request /_ask;
      ${
    headers.map((name) => `auth_request_set ${variable(name)} ${field(name)};`).join("\n      ")
  }
      ${headers.map((name) => `proxy_set_header ${name} ${variable(name)};`).join("\n      ")}
      ${PASS}
    }
    location = /_ask { internal; ${ask} }
  }`;
}

export interface Asked {
  upstream: string;
  ask: string;
}

/**
 * A named upstream of nginx with kept-alive connections, and the auth request to it, without the
 * body.
 */
export function askOverHttp(
  { name, port, path, headers = {} }: {
    name: string;
    port: number;
    path: string;
    headers?: Record<string, string>;
  },
): Asked {
  const set = Object.entries(headers).map(([header, value]) =>
    `proxy_set_header ${header} ${value};`
  );
  return {
    upstream: `upstream ${name} { server 127.0.0.1:${port}; ${KEPT} }`,
    ask: [
      `proxy_pass http://${name}${path};`,
      "proxy_http_version 1.1;",
      'proxy_set_header Connection "";',
      "proxy_pass_request_body off;",
      'proxy_set_header Content-Length "";',
      ...set,
    ].join(" "),
  };
}

/** A person who was admitted once stays admitted: the upper bound of a front that remembers answers. */
export const keptForEver = ({ upstream, ask }: Asked): Asked => ({
  upstream,
  ask: [
    ask,
    "proxy_cache for_ever;",
    "proxy_cache_key $http_cookie;",
    "proxy_cache_valid 204 1h;",
    "open_file_cache max=10000;",
  ].join(" "),
});

/** `folder` is in memory. */
export const keptIn = (folder: string): string =>
  `proxy_cache_path ${folder} levels=1:2 use_temp_path=off keys_zone=for_ever:10m;`;

/** The shipped configuration (docs/forward_auth), with other addresses and without TLS. */
export async function shippedFront(
  { port, name, panjereh, upstream }: {
    port: number;
    /** Name of the service's host. */
    name: string;
    panjereh: number;
    upstream: number;
  },
): Promise<string> {
  const read = (file: string) =>
    Deno.readTextFile(new URL(`../../../docs/forward_auth/${file}`, import.meta.url));
  const [included, claims] = [await read("panjereh.conf"), await read("claims/nginx_http.conf")];
  return (await read("nginx.conf"))
    .replace("include panjereh.conf;", () => included)
    .replace("include claims/nginx_http.conf;", () => claims)
    .replace(/^\s*ssl_.*$/gm, "")
    .replace(/listen 443 .*;/, `listen 127.0.0.1:${port};`)
    .replace(/server_name .*;/, `server_name ${name};`)
    .replaceAll("pension.example.ir;", `${name}:${panjereh};`)
    .replace(/server 10\.20\.0\.1:8000;/, `server 127.0.0.1:${panjereh};`)
    .replace(/server 127\.0\.0\.1:9000;/, `server 127.0.0.1:${upstream};`)
    .replaceAll("agency", "shipped_agency");
}

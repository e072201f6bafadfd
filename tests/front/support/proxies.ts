/** Agencies' proxies with the shipped forward-auth configurations, for a service of any name. */
import type { Started } from "../../../bench/gateway/processes.ts";
import { aroundNginx, startCaddy, startNginx } from "./servers.ts";
import { shipped } from "./shipped.ts";

export interface ProxyOptions {
  /** Where the proxy may write. */
  folder: string;
  /** The service's ID in services.json. */
  service: string;
  ports: { proxy: number; panjereh: number; agency: number };
  /** Lines that this service's configuration has in addition (nginx). */
  lines?: string[];
  /** Panjereh is asked over TLS, at another port (nginx). */
  tls?: { port: number; configuration: string };
  /** Another server of this nginx lets header names with underscores through. */
  underscores?: boolean;
}

export type StartProxy = (options: ProxyOptions) => Promise<Started>;

type Replacements = [string, string][];

/** What every nginx configuration has. */
function ofNginx({ service, ports, tls }: ProxyOptions): Replacements {
  const host = `${service}.localhost`;
  return [
    ["10.20.0.1:8000", `127.0.0.1:${tls?.port ?? ports.panjereh}`],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${ports.proxy};`],
    ["ssl_certificate ", "# "],
    ["ssl_certificate_key ", "# "],
    ["server_name pension.example.ir;", `server_name ${host};`],
    ["pension.example.ir;", `${host}:${ports.panjereh};`],
    [" 443;", ` ${ports.panjereh};`],
  ];
}

/** The folder that the configurations include, beside them. */
async function shipClaims(folder: string): Promise<void> {
  await Deno.mkdir(`${folder}/claims`);
  const files = "nginx_http nginx_fastcgi nginx_uwsgi caddy".split(" ");
  for (const name of files.map((file) => `claims/${file}.conf`)) {
    await Deno.writeTextFile(`${folder}/${name}`, await shipped(`forward_auth/${name}`, []));
  }
}

async function startNginxWith(
  file: string,
  options: ProxyOptions,
  replacements: Replacements,
): Promise<Started> {
  const { folder, service, ports, lines = [], tls } = options;
  // nginx does not inherit what a location sets itself: the answer is read in the server's block.
  const isRead = (line: string) => line.startsWith("auth_request_set ");
  const read = lines.filter(isRead).join("\n");
  const sent = lines.filter((line) => !isRead(line)).join("\n");
  const included = await shipped("forward_auth/panjereh.conf", [
    ["pension.example.ir;", `${service}.localhost:${ports.panjereh};`],
    ["http://panjereh", `http${tls ? "s" : ""}://panjereh`],
    [
      "underscores_in_headers      off;",
      `underscores_in_headers ${options.underscores ? "on" : "off"};`,
    ],
  ]);
  const http = await shipped(`forward_auth/${file}`, [
    ...ofNginx(options),
    ...replacements,
    ["include panjereh.conf;", `${included}\n${read}`],
    [replacements[0][1], `${sent}\n${replacements[0][1]}`],
  ]);
  await shipClaims(folder);
  const configuration = aroundNginx(folder, `${tls?.configuration ?? ""}\n${http}`);
  return await startNginx(folder, { configuration, port: ports.proxy });
}

/** The first replacement is of the line behind which a service's own lines stand. */
export const startNginxProxy: StartProxy = (options) =>
  startNginxWith("nginx.conf", options, [
    ["proxy_pass http://agency;", "proxy_pass http://agency;"],
    ["127.0.0.1:9000", `127.0.0.1:${options.ports.agency}`],
    ["$host:9000/", `$host:${options.ports.agency}/`],
    [
      "https://pension.example.ir/",
      `http://${options.service}.localhost:${options.ports.panjereh}/`,
    ],
  ]);

/** The application is `php/index.php` in the folder. */
export const startPhpProxy: StartProxy = (options) =>
  startNginxWith("php_fpm.conf", options, [
    [
      "fastcgi_pass unix:/run/php/php8.2-fpm.sock;",
      `fastcgi_pass 127.0.0.1:${options.ports.agency};`,
    ],
    ["/var/www/pension;", `${options.folder}/php;`],
  ]);

export const startUwsgiProxy: StartProxy = (options) =>
  startNginxWith("uwsgi.conf", options, [
    [
      "uwsgi_pass unix:/run/uwsgi/app/pension/socket;",
      `uwsgi_pass 127.0.0.1:${options.ports.agency};`,
    ],
  ]);

export const startCaddyProxy: StartProxy = async ({ folder, service, ports }) => {
  const configuration = await shipped("forward_auth/Caddyfile", [
    ["10.20.0.1:8000", `127.0.0.1:${ports.panjereh}`],
    ["127.0.0.1:9000", `127.0.0.1:${ports.agency}`],
    ["pension.example.ir {", `http://${service}.localhost:${ports.proxy} {`],
    ["X-Forwarded-Port 443", `X-Forwarded-Port ${ports.panjereh}`],
    ["(pension\\.example\\.ir|", `(${service}\\.localhost|`],
    [":9000/ /", `:${ports.agency}/ /`],
  ]);
  await shipClaims(folder);
  return await startCaddy(folder, { configuration, port: ports.proxy });
};

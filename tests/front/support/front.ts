/** nginx with docs/front/nginx.conf in front of a program, on loopback. */
import type { Started } from "../../../bench/gateway/processes.ts";
import { frontConfiguration } from "../../../adapters/front/configuration.ts";
import { MEMORY } from "../../../adapters/front/shared.ts";
import { parseServices } from "../../../adapters/services/file.ts";
import { createCertificate, storeCertificate } from "../../support/certificate.ts";
import { shipped } from "./shipped.ts";
import { startNginx, temporaryPaths } from "./servers.ts";

export interface FrontOptions {
  /** Where nginx may write. */
  folder: string;
  /** Ports of TLS, of plain HTTP, and of the program; of a second process, if there is one. */
  ports: { tls: number; plain: number; program: number; second?: number };
  /**
   * Time limits of headers, bodies, readers and idle connections in seconds, in place of the
   * shipped ones.
   */
  patience?: number;
  services: string[];
  /** Also accepts clients without SNI, such as slowhttptest, and the IPv6 loopback. */
  open?: boolean;
  /** Further servers. */
  servers?: string;
  /** Services that the front carries, and the window's base URL: "https://localhost:<port>". */
  carried?: { services: unknown[]; baseUrl: string };
}

export interface Front extends AsyncDisposable {
  pid: number;
  /** Reads its configuration again. */
  reload(): void;
  /** The server's certificate. */
  ca: string;
}

export async function startFront(
  { folder, ports, patience, services, open, servers = "", carried }: FrontOptions,
): Promise<Front> {
  const names = ["localhost", ...services.map((service) => `${service}.localhost`)];
  const certificate = await createCertificate(names);
  await storeCertificate(folder, "cert", certificate);
  if (carried) await writeCarried(folder, { tls: ports.tls, carried });
  const configuration = await shipped("front/nginx.conf", [
    ["user www-data;", "user root;"],
    ["/run/nginx.pid", `"${folder}/nginx.pid"`],
    ["/var/log/nginx/error.log", "stderr"],
    ["/etc/nginx/panjereh/", `${folder}/carried/`],
    ["/etc/ssl/example.ir.pem", `"${folder}/cert.pem"`],
    ["/etc/ssl/example.ir.key", `"${folder}/cert.key"`],
    ["127.0.0.1:8000", `127.0.0.1:${ports.program}`],
    ...ports.second ? [besides(ports.second)] : [],
    ...open ? opened(ports.tls) : [],
    ["listen [::]:", "# listen [::]:"],
    ["listen 80 ", `listen 127.0.0.1:${ports.plain} `],
    ["listen 443 ", `listen 127.0.0.1:${ports.tls} `],
    ["sso.example.ir example.ir;", "localhost;"],
    ["*.example.ir;", "*.localhost;"],
    ...patience ? patient(patience) : [],
    ["http {\n", `http {\n${temporaryPaths(folder)}\n${servers}\n`],
  ]);
  const nginx: Started = await startNginx(folder, { configuration, port: ports.tls });
  return {
    pid: nginx.pid,
    reload: () => nginx.kill("SIGHUP"),
    ca: certificate.cert,
    [Symbol.asyncDispose]: () => nginx[Symbol.asyncDispose](),
  };
}

/** Also while nginx runs: it reads the file again when it is reloaded. */
export async function writeCarried(
  folder: string,
  { tls, carried: { services, baseUrl } }: {
    tls: number;
    carried: NonNullable<FrontOptions["carried"]>;
  },
): Promise<void> {
  const text = frontConfiguration(parseServices({ services }, "services"), baseUrl)
    .replaceAll("listen [::]:", "# listen [::]:")
    .replaceAll("listen 443 ", `listen 127.0.0.1:${tls} `)
    .replaceAll(MEMORY, `${folder}/memory`);
  await Deno.mkdir(`${folder}/carried`, { recursive: true });
  await Deno.writeTextFile(`${folder}/carried/services.conf`, text);
}

const besides = (port: number): [string, string] => [
  "# server 127.0.0.1:8001;",
  `server 127.0.0.1:${port};`,
];

const patient = (seconds: number): [string, string][] => [
  ["client_header_timeout 10s;", `client_header_timeout ${seconds}s;`],
  ["client_body_timeout   10s;", `client_body_timeout ${seconds}s;`],
  ["send_timeout          10s;", `send_timeout ${seconds}s;`],
  ["keepalive_timeout     30s;", `keepalive_timeout ${seconds}s;`],
];

/** The first server is the default: the window, once the refusing server listens elsewhere. */
const opened = (port: number): [string, string][] => [
  ["listen [::]:443 ssl http2 default_server;", ""],
  ["listen 443 ssl http2 default_server;", `listen 127.0.0.9:${port} ssl http2;`],
  ["listen [::]:443 ssl http2;", `listen [::1]:${port} ssl http2;`],
];

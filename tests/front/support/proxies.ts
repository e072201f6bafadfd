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
  /** Lines that this service's configuration has in addition, in the block that asks (nginx). */
  lines?: string[];
}

const addresses = ({ panjereh, agency }: ProxyOptions["ports"]): [string, string][] => [
  ["10.20.0.1:8000", `127.0.0.1:${panjereh}`],
  ["127.0.0.1:9000", `127.0.0.1:${agency}`],
];

export type StartProxy = (options: ProxyOptions) => Promise<Started>;

export const startNginxProxy: StartProxy = async ({ folder, service, ports, lines = [] }) => {
  const host = `${service}.localhost`;
  const http = await shipped("forward_auth/nginx.conf", [
    ...addresses(ports),
    ["listen 443 ssl http2;", `listen 127.0.0.1:${ports.proxy};`],
    ["ssl_certificate ", "# "],
    ["ssl_certificate_key ", "# "],
    ["server_name pension.example.ir;", `server_name ${host};`],
    ["pension.example.ir;", `${host}:${ports.panjereh};`],
    ["auth_request /_auth;", ["auth_request /_auth;", ...lines].join("\n")],
  ]);
  return await startNginx(folder, { configuration: aroundNginx(folder, http), port: ports.proxy });
};

export const startCaddyProxy: StartProxy = async ({ folder, service, ports }) => {
  const configuration = await shipped("forward_auth/Caddyfile", [
    ...addresses(ports),
    ["pension.example.ir {", `http://${service}.localhost:${ports.proxy} {`],
  ]);
  return await startCaddy(folder, { configuration, port: ports.proxy });
};

/**
 * A service that the front carries: the generated configuration, with what it relies on of the
 * shipped nginx.conf, for an nginx with other servers. Without TLS and limits, which the other
 * contenders have not either.
 */
import { frontConfiguration } from "../../../adapters/front/configuration.ts";
import { MEMORY } from "../../../adapters/front/shared.ts";
import { parseServices } from "../../../adapters/services/file.ts";
import { carriedService } from "./ours.ts";

const SHIPPED = new URL("../../../docs/front/nginx.conf", import.meta.url);

export async function carryingFront({ port, panjereh, upstream, memory }: {
  port: number;
  panjereh: number;
  upstream: number;
  /** A folder in memory for answers. */
  memory: string;
}): Promise<string> {
  const shipped = await Deno.readTextFile(SHIPPED);
  const maps = shipped.match(/^ {2}map [^]*?^ {2}\}/gm)!.join("\n");
  const proxying = shipped.match(/^ {2}proxy_\w.*;/gm)!.join("\n");
  const services = parseServices({ services: [carriedService(upstream)] }, "services");
  const carried = frontConfiguration(services, `http://localhost:${port}`)
    .replaceAll(MEMORY, memory)
    .replaceAll(/^ *limit_.*$/gm, "")
    .replaceAll(/^ *listen \[::\].*$/gm, "")
    .replaceAll("listen 443 ssl http2;", `listen 127.0.0.1:${port}; ${proxying}`)
    .replaceAll("http://panjereh", "http://carrying");
  return `upstream carrying { server 127.0.0.1:${panjereh}; keepalive 128; }\n${maps}\n${carried}`;
}

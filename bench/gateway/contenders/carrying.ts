/**
 * A service that the front carries: the generated configuration, with what it relies on of the
 * shipped nginx.conf, for an nginx with other servers. Without TLS and limits, which the other
 * contenders have not either.
 */
import { frontConfiguration } from "../../../adapters/front/configuration.ts";
import { MEMORY } from "../../../adapters/front/shared.ts";
import { parseServices } from "../../../adapters/services/file.ts";

const SHIPPED = new URL("../../../docs/front/nginx.conf", import.meta.url);

export async function carryingFront({ port, http2, panjereh, services, baseUrl, memory }: {
  port: number;
  /** A port for HTTP/2 alone, as nginx speaks it without TLS. */
  http2?: number;
  /** Port of the program. */
  panjereh: number;
  services: unknown[];
  baseUrl: string;
  /** A folder in memory for answers. */
  memory: string;
}): Promise<string> {
  const shipped = await Deno.readTextFile(SHIPPED);
  const maps = shipped.match(/^ {2}map [^]*?^ {2}\}/gm)!.join("\n");
  const proxying = shipped.match(/^ {2}(?:proxy_\w|add_header ).*;/gm)!.join("\n");
  const listening = (further: string) =>
    `listen 127.0.0.1:${port}${further};` +
    (http2 === undefined ? "" : ` listen 127.0.0.1:${http2} http2${further};`);
  const carried = frontConfiguration(parseServices({ services }, "services"), baseUrl)
    .replaceAll(MEMORY, memory)
    .replaceAll(/^ *limit_.*$/gm, "")
    .replaceAll(/^ *listen \[::\].*$/gm, "")
    .replaceAll("listen 443 ssl http2;", `${listening("")} ${proxying}`)
    .replaceAll("http://panjereh", "http://carrying");
  const others = `server { ${listening(" default_server")} ${proxying}
    if ($names_differ) { return 400; }
    client_max_body_size 0;
    location / { proxy_pass http://carrying; } }`;
  const program = `upstream carrying { server 127.0.0.1:${panjereh}; keepalive 128; }`;
  return [program, maps, others, carried].join("\n");
}

/** Ports of publication: the way to the server of a service that is not in force yet. */
import type { HeaderList } from "../gateway/headers/request_headers.ts";
import type { Service } from "../services/service.ts";

/** An answer, its body as text in UTF-8 and cut at `PROBED_BYTES`. */
export interface Probed {
  status: number;
  body: string;
}

export const PROBED_BYTES = 64 * 1024;

export interface Probes {
  /** Origin under which people would find the service. */
  originOf(service: Service): string;
  /**
   * Why an origin is refused before it is asked; `null` if it may be. The addresses of a name are
   * judged when connecting.
   */
  refusalOf(origin: string): "forbidden_address" | "not_https" | null;
  /**
   * Sends a GET to one server of a service, over the gateway's own client, with its rules on
   * addresses and certificates. No redirect is followed. Throws `UpstreamFailed`.
   */
  ask(
    service: Service,
    origin: string,
    request: { target: string; headers: HeaderList },
  ): Promise<Probed>;
}

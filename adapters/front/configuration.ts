/** The configuration of a front that carries the reads of some services itself. */
import { serviceOrigin } from "../../domain/services/hosts.ts";
import type { Service } from "../../domain/services/service.ts";
import { serviceLines } from "./service.ts";
import { sharedLines } from "./shared.ts";
import { print } from "./text.ts";

const HEAD = [
  "# Services whose reads the front carries itself. Written by `deno task front:write` from",
  "# services.json: do not edit. docs/front/README.md explains it.",
];

/**
 * For the `http` block of the shipped nginx.conf. Services with the same settings give the same
 * text; without a carried service it has comments only.
 *
 * @param baseUrl "https://example.ir"
 */
export function frontConfiguration(services: readonly Service[], baseUrl: string): string {
  const carried = services.filter(({ carried_by }) => carried_by === "front");
  if (carried.length === 0) return print([...HEAD, "# There are none."]);
  return print([
    ...HEAD,
    ...sharedLines(),
    ...carried.flatMap((service) => serviceLines(service, serviceOrigin(baseUrl, service))),
  ]);
}

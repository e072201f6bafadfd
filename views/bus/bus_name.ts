import type { Bus } from "../../domain/bus/connection.ts";
import type { Page } from "../components/page.ts";

/** A draft may have no bus yet. */
export function busName({ texts: { bus: { buses, noBus } } }: Page, bus: string): string {
  return Object.hasOwn(buses, bus) ? buses[bus as Bus] : noBus;
}

/** Names of the agencies whose services have written. */
import { type LocalText, localText } from "../../domain/services/service.ts";
import type { Visit } from "../site/visit.ts";

/** In the page's language; a service that was removed leaves its letters behind. */
export function agencyName({ ports, language }: Visit, service: string): LocalText {
  const found = ports.catalogue.current().get(service);
  return found ? localText(found.title, language) : { text: service, language: "en" };
}

/** In every language that it has. */
export function agencyNames({ ports }: Visit, service: string): string {
  const found = ports.catalogue.current().get(service);
  return found ? Object.values(found.title).join(" ") : service;
}

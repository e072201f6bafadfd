import { type LocalText, localText } from "../../domain/services/service.ts";
import type { Visit } from "../site/visit.ts";

/** In the page's language; its ID if it has left the catalogue. */
export function titleOf({ ports, language }: Visit, id: string): LocalText {
  const service = ports.catalogue.current().get(id);
  return service ? localText(service.title, language) : { text: id, language: "en" };
}

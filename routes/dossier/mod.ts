/** A person's matters at agencies, and following one by its number. */
import type { Site } from "../site/groups.ts";
import { mountDossierPage } from "./dossier.ts";
import { mountTrack } from "./track.ts";

export function mountDossier(site: Site): void {
  mountDossierPage(site);
  mountTrack(site);
}

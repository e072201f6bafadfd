import { dossierPage } from "./dossier.tsx";
import { trackPage } from "./track.tsx";

export const dossierPages = {
  dossier: dossierPage,
  track: trackPage,
};

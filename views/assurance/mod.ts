import { levelCardPage } from "./card.tsx";
import { levelFacePage } from "./face.tsx";
import { levelPage } from "./level.tsx";

export const assurancePages = {
  level: levelPage,
  levelCard: levelCardPage,
  levelFace: levelFacePage,
};

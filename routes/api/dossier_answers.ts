/** Dossiers as agencies read them. */
import { z } from "@hono/zod-openapi";
import { DOSSIER_STATES, TURNS } from "../../domain/dossier/state.ts";
import { desk, way } from "./dossier_schemas.ts";

const time = z.iso.datetime();

export const dossierSchema = z.object({
  id: z.uuid(),
  ref: z.string(),
  tracking_number: z.string().meta({ description: "Twelve digits and a check digit." }),
  kind: z.string(),
  title: z.string(),
  language: z.string(),
  state: z.enum(DOSSIER_STATES),
  turn: z.enum(TURNS),
  since: time.meta({ description: "When this state began." }),
  opened_at: time,
  legal_days: z.number().optional(),
  legal_end: time.optional().meta({
    description: "When the legal time ends; absent while it is paused or over.",
  }),
  desk: desk.optional(),
  missing: z.array(z.object({
    id: z.string(),
    label: z.string(),
    way,
    supplied_at: time.optional().meta({ description: "When the person said that it is done." }),
  })),
  awaited: z.string().optional(),
  answer_by: time.optional().meta({ description: "Until when the person should answer." }),
}).openapi("Dossier");

export const openedSchema = z.object({
  outcome: z.enum(["created", "found", "not_reachable"]).meta({
    description: "`not_reachable`: there is nobody to open it for, and nothing was stored. It " +
      "tells nothing about why.",
  }),
  dossier: dossierSchema.optional(),
}).openapi("OpenedDossier");

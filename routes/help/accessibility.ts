/** The accessibility panel, which sets the cookie of display settings. */
import {
  DISPLAY_SETTINGS,
  displayOf,
  isDefaultDisplay,
  writeDisplay,
} from "../../domain/accessibility/display.ts";
import { DAY, SECOND } from "../../domain/platform/platform.ts";
import type { Site } from "../site/groups.ts";
import { knowing } from "./knowing.ts";
import type { Visit } from "../site/visit.ts";

/** Lifetime of cookies for a person's choices. */
const CHOICE_LIFETIME = 365 * DAY / SECOND;

const NOTICES = ["saved", "reset"] as const;

export function mountAccessibility({ open }: Site): void {
  open.get("/accessibility", knowing(panel));
  open.post("/accessibility", choose);
  open.get("/accessibility/statement", knowing((visit) => visit.page("statement")));
}

async function panel(visit: Visit): Promise<Response> {
  const { display } = visit;
  const told = NOTICES.find((notice) => notice === visit.query("done"));
  const notice = told === "saved" && isDefaultDisplay(display) ? "not_kept" : told;
  return await visit.page("accessibility", { display, notice });
}

async function choose(visit: Visit): Promise<Response> {
  const form = await visit.form([...DISPLAY_SETTINGS, "action"]);
  const chosen = form.action === "reset" ? {} : displayOf(form);
  const isReset = isDefaultDisplay(chosen);
  if (isReset) visit.clearCookie("panjereh_display");
  else visit.setCookie("panjereh_display", writeDisplay(chosen), { maxAge: CHOICE_LIFETIME });
  const path = visit.href("/accessibility");
  const separator = path.includes("?") ? "&" : "?";
  return visit.leave(`${path}${separator}done=${isReset ? "reset" : "saved"}`);
}

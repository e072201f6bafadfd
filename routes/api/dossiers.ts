/** Dossiers: opened, read, moved, told of, corrected. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { type Acted, moveDossier, tellOfDossier } from "../../domain/dossier/agency_acts.ts";
import { readDossierByRef } from "../../domain/dossier/by_ref.ts";
import { correctDossier } from "../../domain/dossier/correct_dossier.ts";
import { isForPeople } from "../../domain/directory/directory.ts";
import type { Dossier, MissingItem } from "../../domain/dossier/dossier.ts";
import { legalClock } from "../../domain/dossier/legal_clock.ts";
import { openDossier } from "../../domain/dossier/open_dossier.ts";
import { turnOf } from "../../domain/dossier/state.ts";
import { periodEndsAt } from "../../domain/messages/period.ts";
import { mayName } from "../../domain/messages/recipient.ts";
import {
  correctDossierRoute,
  getDossierRoute,
  moveDossierRoute,
  openDossierRoute,
  tellDossierRoute,
} from "./dossier_routes.ts";
import type { ApiContext, ApiEnv, ApiPorts } from "./env.ts";
import { faultOfFile, idempotencyOf, recipientOf } from "./letters.ts";
import { problem } from "./problems.ts";

export function mountDossiers(api: OpenAPIHono<ApiEnv>, ports: ApiPorts): void {
  api.openapi(openDossierRoute, async (c) => {
    const service = c.get("service");
    const { legal_days: legalDays, recipient: _, ...asked } = c.req.valid("json");
    requireAddress(c, asked.missing);
    const recipient = recipientOf(c.req.valid("json"));
    if (!mayName(service, recipient)) problem(c, "not_entitled");
    const { ref: agencyRef } = c.req.valid("param");
    const opened = await openDossier(ports, service, { ...asked, legalDays, recipient, agencyRef });
    if (opened.outcome === "other_person") problem(c, "ref_taken");
    const { outcome } = opened;
    if (outcome === "not_reachable") return c.json({ outcome }, 200);
    const dossier = tagged(c, opened.dossier);
    return outcome === "created"
      ? c.json({ outcome, dossier }, 201)
      : c.json({ outcome, dossier }, 200);
  });

  api.openapi(getDossierRoute, async (c) => {
    const dossier = await readDossierByRef(ports, c.get("service"), c.req.valid("param").ref);
    if (!dossier) problem(c, "not_found");
    return c.json(tagged(c, dossier), 200);
  });

  api.openapi(moveDossierRoute, async (c) => {
    const { ref: agencyRef } = c.req.valid("param");
    const asked = c.req.valid("json");
    const { attachments: files, answer_days: days, ...transition } = asked;
    requireAddress(c, asked.missing);
    const request = { ref: agencyRef, ...asked };
    const act = { agencyRef, files, ...idempotencyOf(ports, c.req.valid("header"), request) };
    const answerBy = days && periodEndsAt(ports.clock.now(), days);
    const acted = await moveDossier(ports, c.get("service"), act, { ...transition, answerBy });
    if (acted.outcome === "refused") {
      const detail = `It is in the state «${acted.dossier.state}».`;
      problem(c, acted.why === "transition" ? "transition_refused" : acted.why, { detail });
    }
    return c.json(tagged(c, doneOf(c, acted)), 200);
  });

  api.openapi(tellDossierRoute, async (c) => {
    const { ref: agencyRef } = c.req.valid("param");
    const asked = c.req.valid("json");
    const { attachments: files, ...line } = asked;
    const request = { ref: agencyRef, events: asked };
    const act = { agencyRef, files, ...idempotencyOf(ports, c.req.valid("header"), request) };
    doneOf(c, await tellOfDossier(ports, c.get("service"), act, line));
    return c.body(null, 204);
  });

  api.openapi(correctDossierRoute, async (c) => {
    const { ref: agencyRef } = c.req.valid("param");
    const { "if-match": revision } = c.req.valid("header");
    if (revision === undefined) problem(c, "precondition_required");
    const { legal_days: legalDays, ...corrections } = c.req.valid("json");
    requireAddress(c, corrections.missing);
    const corrected = await correctDossier(ports, c.get("service"), { agencyRef, revision }, {
      ...corrections,
      legalDays,
    });
    if (corrected.outcome === "unknown") problem(c, "not_found");
    const dossier = tagged(c, corrected.dossier);
    if (corrected.outcome === "changed_since") {
      problem(c, "changed_since", { headers: { etag: tagOf(corrected.dossier) } });
    }
    return c.json(dossier, 200);
  });
}

function doneOf(c: ApiContext, acted: Acted): Dossier {
  if (acted.outcome === "unknown") problem(c, "not_found");
  if (acted.outcome === "key_reused") problem(c, "key_reused");
  if (acted.outcome === "file_refused") {
    problem(c, "attachment_refused", { errors: [faultOfFile(acted.why)] });
  }
  return acted.dossier;
}

/** A link leads to a page of the service, which must have an address then. */
function requireAddress(c: ApiContext, missing: readonly Pick<MissingItem, "way">[] = []): void {
  if (isForPeople(c.get("service"))) return;
  const item = missing.findIndex(({ way }) => way.by === "link");
  if (item < 0) return;
  const detail = "needs a service with an address for people";
  problem(c, "invalid", { errors: [{ pointer: `/missing/${item}/way/by`, detail }] });
}

const tagOf = ({ revision }: Dossier) => `"${revision}"`;

/** As it is shown, with its `ETag`. */
function tagged(c: ApiContext, dossier: Dossier) {
  c.header("etag", tagOf(dossier));
  return shown(dossier);
}

const timeOf = (at: number) => new Date(at).toISOString();

function shown(dossier: Dossier) {
  const { id, agencyRef, trackingNumber, kind, title, language, state, at, desk, answerBy } =
    dossier;
  const clock = legalClock(dossier);
  return {
    id,
    ref: agencyRef,
    tracking_number: trackingNumber,
    kind,
    title,
    language,
    state,
    turn: turnOf(state),
    since: timeOf(dossier.passage.since),
    opened_at: timeOf(at),
    legal_days: dossier.legalDays,
    legal_end: clock?.is === "running" ? timeOf(clock.endsAt) : undefined,
    desk,
    missing: dossier.missing.map(({ suppliedAt, ...item }) => ({
      ...item,
      supplied_at: suppliedAt === undefined ? undefined : timeOf(suppliedAt),
    })),
    awaited: dossier.awaited,
    answer_by: answerBy === undefined ? undefined : timeOf(answerBy),
  };
}

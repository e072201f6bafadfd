/** What a dossier's page shows, from what was read. */
import { type Dossier, type MissingItem, shownDesk } from "../../domain/dossier/dossier.ts";
import { lineName } from "../../domain/dossier/files.ts";
import type { readHistory } from "../../domain/dossier/history.ts";
import { legalClock } from "../../domain/dossier/legal_clock.ts";
import { linkTo } from "../../domain/dossier/link.ts";
import { turnOf, whyRefused } from "../../domain/dossier/state.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import { localText, type Service } from "../../domain/services/service.ts";
import { shownFiles } from "../attachments/person_files.ts";
import type { Visit } from "../site/visit.ts";

export const pathOf = ({ id }: { id: string }) => `/dossiers/${id}`;

/** What follows from the dossier alone. */
export function shownOf(
  { ports, language }: Visit,
  dossier: Dossier,
  service: Service | undefined,
) {
  const { state, desk } = dossier;
  const turn = turnOf(state);
  return {
    path: pathOf(dossier),
    // A service that was removed leaves its dossiers behind.
    agency: service
      ? localText(service.title, language)
      : { text: dossier.service, language: "en" },
    dossier: { ...dossier, desk: shownDesk(desk, service) },
    turn,
    missing: turn === "citizen"
      ? dossier.missing.map((item) => ({ ...item, href: hrefOf(ports.hosts, service, item) }))
      : [],
    clock: legalClock(dossier),
    isTrackable: !dossier.isUntrackable,
    canWithdraw: whyRefused(state, { to: "withdrawn", by: "citizen" }) === null,
  };
}

function hrefOf(hosts: Hosts, service: Service | undefined, { way }: MissingItem) {
  return way.by === "link" ? linkTo(hosts, service, way.path) : undefined;
}

export async function historyOf(
  visit: Visit,
  dossier: Dossier,
  { values, isFirst, next }: Awaited<ReturnType<typeof readHistory>>,
  service: Service | undefined,
) {
  const path = pathOf(dossier);
  const entries = values.map(async ({ files = [], ...entry }) => ({
    ...entry,
    desk: shownDesk(entry.desk, service),
    files: await shownFiles(
      visit,
      files,
      ({ id }) => `${path}/lines/${lineName(entry)}/files/${id}`,
    ),
  }));
  return {
    entries: await Promise.all(entries),
    isFirst,
    older: next && `${path}?${new URLSearchParams({ before: next })}#history`,
    newest: path,
  };
}

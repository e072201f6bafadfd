/** `/audit` of the desk: the record of security events in sentences. Nothing can be changed here. */
import { membersIn, memberSought, namesOf } from "../../domain/console/audited_members.ts";
import { type AuditFilter, readAuditPage } from "../../domain/platform/audit_reader.ts";
import { withoutInvisible } from "../../domain/text/invisible.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";

const AUDIT = "/audit";

export function mountAudit(desk: DeskGroups): void {
  const group = desk.allow("operator");
  group.get(AUDIT, page);
  group.post(AUDIT, filter);
}

const queryOf = ({ event, account, staff }: AuditFilter, before?: number) =>
  new URLSearchParams({
    ...event && { event },
    ...account && { account },
    ...staff && { staff },
    ...before && { before: String(before) },
  });

async function page(visit: Visit): Promise<Response> {
  const wanted = {
    event: visit.query("event") ?? "",
    account: visit.query("account") ?? "",
    staff: visit.query("staff") ?? "",
  };
  const before = /^\d{1,15}$/.test(visit.query("before") ?? "")
    ? Number(visit.query("before"))
    : undefined;
  const { links, next } = await readAuditPage(visit.ports.auditReader, wanted, before);
  const names = await namesOf(visit.ports.store, links);
  return await visit.page("audit", {
    links: links.map((link) => ({ ...link, ...membersIn(link, names) })),
    ...wanted,
    older: next === undefined ? undefined : `${AUDIT}?${queryOf(wanted, next)}`,
    isFirstPage: before === undefined,
    first: `${AUDIT}?${queryOf(wanted)}`,
  });
}

/** As an address, which can be kept. */
async function filter(visit: Visit): Promise<Response> {
  const typed = await visit.form(["event", "account", "staff"]);
  const trimmed = {
    event: typed.event.trim(),
    account: withoutInvisible(typed.account).trim(),
    staff: await memberSought(visit.ports, withoutInvisible(typed.staff).trim()),
  };
  return visit.leave(`${AUDIT}?${queryOf(trimmed)}`);
}

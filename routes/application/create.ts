/** `/applications/new`: «ایجاد درخواست جدید». */
import { agencyOf } from "../../domain/application/write/agency_of.ts";
import { createApplication } from "../../domain/application/write/create.ts";
import { readActiveConnections } from "../../domain/bus/connection.ts";
import { newToken } from "../../domain/platform/platform.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { boardOf, editors, memberOf } from "./access.ts";

const NEW = "/applications/new";

export function mountNewApplication(desk: DeskGroups): void {
  editors(desk).get(NEW, (visit, signedIn) => page(visit, signedIn));
  editors(desk).post(NEW, create);
}

/** Why the agency cannot begin one now. */
async function failureOf(
  { ports }: Visit,
  agencyId: string,
): Promise<PageProps<"applicationNew">["failure"]> {
  if ((await agencyOf(ports, agencyId)).state !== "active") return "suspended";
  const connections = await readActiveConnections(ports.store, agencyId);
  return connections.length === 0 ? "noConnection" : undefined;
}

async function page(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  const failure = await failureOf(visit, memberOf(visit, signedIn).agencyId);
  const once = newToken(visit.ports.random);
  return await visit.page("applicationNew", { once, failure });
}

async function create(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  const member = memberOf(visit, signedIn);
  const { once } = await visit.form(["once", "system", "kind"]);
  const failure = await failureOf(visit, member.agencyId);
  if (failure) return await visit.page("applicationNew", { once, failure }, { status: 422 });
  if (once.length < 32) return await visit.problem("bad_request");
  return await visit.goTo(boardOf(await createApplication(visit.ports, member, once)));
}

import { agencyNameOf } from "../../domain/agency/agency.ts";
import { read } from "../../domain/platform/read.ts";
import { staffRecord } from "../../domain/staff/staff.ts";
import type { SupportRequest } from "../../domain/support/request.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

/** A member of staff is asked back by name and agency; people are not shown. */
export async function askerOf(
  { ports: { store }, language }: Visit,
  { accountId }: Pick<SupportRequest, "accountId">,
): Promise<PageProps<"ticket">["asker"]> {
  const { value: staff } = await read(store, staffRecord(accountId));
  if (!staff) return undefined;
  const { name, agencyId } = staff;
  return {
    name,
    agency: agencyId === undefined ? undefined : await agencyNameOf(store, agencyId, language),
  };
}

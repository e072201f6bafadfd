/** `/proposals` of the desk: what one operator proposes and another decides. */
import { decide, listProposals } from "../../domain/console/propose.ts";
import { type Proposal, stateOf } from "../../domain/console/proposal.ts";
import { MAX_TYPED_REASON, parseReason } from "../../domain/console/reason.ts";
import { sendInvitation } from "../../domain/staff/send_invitation.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "../staff/confirmed.ts";
import { PROPOSALS, proposed } from "./proposed.ts";

export function mountProposals(desk: DeskGroups): void {
  const group = desk.allow("operator");
  group.get(PROPOSALS, (visit, live) => list(visit, live));
  group.post(PROPOSALS, confirmed(answer));
}

type Shown = Pick<PageProps<"proposals">, "failure" | "notice" | "reason" | "reasonError">;

async function list(
  visit: Visit,
  { staff }: SignedInStaff,
  shown: Shown = {},
  status: PageStatus = 200,
): Promise<Response> {
  const now = visit.ports.clock.now();
  const cursor = visit.query("before");
  const { values, isFirst, next } = await listProposals(visit.ports, { cursor });
  const notice = shown.notice ??
    (["made", "waits"] as const).find((one) => visit.query(one) !== undefined);
  return await visit.page("proposals", {
    proposals: values.map((one) => propsOf(one, staff.id, now)),
    older: next && `${PROPOSALS}?${new URLSearchParams({ before: next })}`,
    isFirstPage: isFirst,
    ...shown,
    notice,
  }, { status });
}

const propsOf = (proposal: Proposal, staffId: string, now: number) => ({
  ...proposal,
  state: stateOf(proposal, now),
  isOwn: proposal.by.id === staffId,
});

/** A signing key has leaked. */
async function replaceKeys(visit: Visit, live: SignedInStaff): Promise<Response> {
  const typed = await visit.form(["reason"], { reason: MAX_TYPED_REASON });
  const why = parseReason(typed.reason);
  if ("fault" in why) return await list(visit, live, { ...typed, reasonError: why.fault }, 422);
  const { reason } = why;
  return await proposed(visit, live, { act: { kind: "replace_keys" }, reason });
}

async function answer(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { decision, approve, refuse } = await visit.form(["decision", "approve", "refuse"]);
  if (decision === "replace_keys") return await replaceKeys(visit, live);
  const id = refuse || approve;
  if (id === "") return await visit.problem("bad_request");
  const approved = refuse === "";
  const { ports } = visit;
  const decided = await decide(ports, { id, staff: live.staff, approved });
  switch (decided.outcome) {
    case "unknown":
      return await visit.problem("not_found");
    case "own":
    case "closed":
    case "impossible":
      return await list(visit, live, { failure: decided.outcome }, 422);
    case "refused":
      return await list(visit, live, { notice: "refused" });
    case "approved": {
      const { act, invitation, ended } = decided;
      if (ended) ports.liveSessions.ended([ended]);
      if (act.kind !== "invite") return await list(visit, live, { notice: "approved" });
      const isSent = await sendInvitation(ports, act.invited, {
        token: invitation!,
        desk: ports.hosts.desk,
        agency: ports.views.application("fa").name,
      });
      return await list(visit, live, { notice: isSent ? "invited" : "not_told" });
    }
  }
}

/** The agency answers a remark, while it has the ball. */
import { applicationRecord } from "../application/application.ts";
import { newActId } from "../application/history.ts";
import { keepApplication } from "../application/keep.ts";
import { isEditable } from "../application/state.ts";
import { transact } from "../platform/commit.ts";
import type { Ports } from "../ports.ts";
import type { Staff } from "../staff/staff.ts";
import { remarkRecord } from "./remark.ts";
import { parseSaid, type TextFault } from "./say.ts";

export type AnswerOutcome =
  | { outcome: "answered" }
  | { outcome: "faulty"; fault: TextFault }
  /** There is no such remark, it was settled, or the agency has not the ball. */
  | { outcome: "gone" };

/** An answer may be changed until the application is submitted again. */
export async function answerRemark(
  { store, clock, random }: Pick<Ports, "store" | "clock" | "random">,
  { staff, network }: { staff: Pick<Staff, "id" | "name" | "agencyId">; network: string },
  { applicationId, remarkId, text: typed }: {
    applicationId: string;
    remarkId: string;
    text: string;
  },
): Promise<AnswerOutcome> {
  const said = parseSaid(typed);
  const wanted = {
    application: applicationRecord(applicationId),
    remark: remarkRecord(applicationId, remarkId),
  };
  return await transact(store, wanted, ({ application, remark }, write): AnswerOutcome => {
    const { value: former } = application;
    const isTheirs = former && former.agencyId === staff.agencyId && isEditable(former.state);
    const isOpen = remark.value && remark.value.settledAt === undefined &&
      remark.value.revision === former?.revision;
    if (!isTheirs || !isOpen) return { outcome: "gone" };
    if ("fault" in said) return { outcome: "faulty", fault: said.fault };
    const at = clock.now();
    const by = { id: staff.id, name: staff.name };
    write.set(remark, { ...remark.value!, answer: { text: said.text, at, by } });
    keepApplication(write, application, {
      next: former,
      acting: {
        id: newActId(random, at),
        at,
        kind: "answered",
        by: "agency",
        staff: by,
        network,
        changes: [{ field: remark.value!.field }],
      },
    });
    return { outcome: "answered" };
  });
}

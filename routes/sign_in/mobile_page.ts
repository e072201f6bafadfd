/** The page of `/login`, with a security code that stays the same until it is used. */
import { proofBitsFor } from "../../domain/code/proof_bits_for.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

interface Shown extends Omit<PageProps<"mobile">, "captchaId" | "proof"> {
  /** Of a challenge that was not used. */
  captchaId?: string;
  /** Its proof of work. */
  proved?: string;
}

export async function mobilePage(
  visit: Visit,
  { proved, ...props }: Shown,
  status: PageStatus = 200,
): Promise<Response> {
  const { captchas, views } = visit.ports;
  const caller = visit.callerOrNew();
  const kept = props.captchaId;
  const known = kept ? await captchas.bits(kept, captchas.holderOf(kept, caller)) : null;
  const bits = known ?? await proofBitsFor(visit.ports, caller);
  const captchaId = known === null
    ? await captchas.issue(caller.transaction, views.digitScript(visit.language), bits)
    : kept!;
  const proof = { bits, value: known === null ? undefined : proved };
  return await visit.page("mobile", { ...props, captchaId, proof }, {
    status,
    retryAt: retryAtOf(props.failure),
  });
}

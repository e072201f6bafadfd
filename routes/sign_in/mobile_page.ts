/** The page of `/login`, with a security code that stays the same until it is used. */
import { offeredProof } from "../../domain/code/offered_proof.ts";
import { LEAST_BITS } from "../../domain/captcha/proof_of_work.ts";
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
  const lack = props.errors?.captcha;
  // The number that was typed is not one that this browser is known to.
  const isRefused = lack === "picture" || lack === "another";
  const bits = known ?? (isRefused ? null : await offeredProof(visit.ports, caller));
  const kind = { bits: bits ?? LEAST_BITS, isSecond: lack === "another" };
  const captchaId = known === null
    ? await captchas.issue(caller.transaction, views.digitScript(visit.language), kind)
    : kept!;
  const value = known === null ? undefined : proved;
  const proof = bits === null ? undefined : { bits, value };
  return await visit.page("mobile", { ...props, captchaId, proof }, {
    status,
    retryAt: retryAtOf(props.failure),
  });
}

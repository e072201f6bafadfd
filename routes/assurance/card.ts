/** `/login/level/card`: level 3 by the person's bank card. */
import { proveByCard } from "../../domain/assurance/prove_level.ts";
import { maskCardNumber, parseCardNumber } from "../../domain/identity/card_number.ts";
import type { CardRegistry } from "../../domain/registry/level_registries.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { goOn, repeatAnswer } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { goOnRaised, whenNeeded } from "./needed.ts";

export const CARD_PATH = "/login/level/card";

export function mountCard({ signedIn }: Site, cards: CardRegistry): void {
  signedIn.get(CARD_PATH, whenNeeded((visit) => page(visit, { cardNumber: "" })));
  signedIn.post(CARD_PATH, whenNeeded((visit, live) => prove(visit, live, cards)), { repeated });
}

/** The form was sent twice: its first sending has raised the session. */
const repeated = (visit: Visit): Promise<Response | null> =>
  repeatAnswer(visit, {
    form: "card",
    typedOf: async () => (await visit.form(["card_number"])).card_number,
    leave: () => goOn(visit),
  });

async function prove(
  visit: Visit,
  live: LiveSession,
  cards: CardRegistry,
): Promise<Response | null> {
  const { card_number: typed } = await visit.form(["card_number"]);
  const result = await proveByCard({ ...visit.ports, cards }, visit.callerOrNew(), live, typed);
  switch (result.outcome) {
    case "raised":
      return goOnRaised(visit, result);
    case "invalid":
      return await page(visit, { cardNumber: typed, error: result.error }, 422);
    case "mismatch": {
      const failure = { code: result.outcome };
      return await page(visit, { cardNumber: "", masked: maskOf(typed), failure }, 422);
    }
    case "registry_unavailable":
    case "limited": {
      const { outcome: code, retryAt } = result;
      const failure = { code, retryAt };
      return await page(visit, { cardNumber: "", failure }, PROBLEM_STATUS[code]);
    }
    case "level_too_low":
    case "elsewhere":
      return null;
  }
}

function page(
  visit: Visit,
  props: Omit<PageProps<"levelCard">, "otherWay">,
  status: PageStatus = 200,
): Response | Promise<Response> {
  const otherWay = visit.ports.faces !== undefined;
  return visit.page("levelCard", { ...props, otherWay }, {
    status,
    retryAt: retryAtOf(props.failure),
  });
}

function maskOf(typed: string): string | undefined {
  const parsed = parseCardNumber(typed);
  return "error" in parsed ? undefined : maskCardNumber(parsed.cardNumber);
}

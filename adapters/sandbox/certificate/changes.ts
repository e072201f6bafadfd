/**
 * New postal codes that the window tells of (docs/wires.md "New values"), and what the agency
 * answers. Nobody works here: the person says for themselves what the clerk does.
 */
import { decodeJwt } from "jose";
import { z } from "zod";
import type { Clock } from "../../../domain/platform/platform.ts";
import { keep } from "../agencies/own_sessions.ts";
import type { EventInbox } from "../sites/event_inbox.ts";

/** What the clerk does with a new value: takes it over, looks at it later, or refuses it. */
export const CLERK_ANSWERS = ["accepted", "later", "refused"] as const;
export type ClerkAnswer = typeof CLERK_ANSWERS[number];

export interface ReceivedChange {
  at: number;
  /** `null`: it is gone. */
  postalCode: string | null;
  answer: ClerkAnswer;
}

export interface Changes {
  /** What to answer to the window. */
  take(token: string): Promise<{ status: 200 | 202 | 400 | 422; err?: string }>;
  /** About the person, newest first. */
  about(sub: string): readonly ReceivedChange[];
  answerFor(sub: string): ClerkAnswer;
  setAnswer(sub: string, answer: ClerkAnswer): void;
}

const ANSWERS = {
  accepted: { status: 200 },
  later: { status: 202 },
  refused: { status: 422, err: "outside_area" },
} as const;

const SHOWN = 10;

const EVENT = "https://schemas.openid.net/secevent/caep/event-type/token-claims-change";
const content = z.object({
  sub_id: z.object({ sub: z.string() }),
  events: z.object({
    [EVENT]: z.object({ claims: z.object({ postal_code: z.string().nullable() }) }),
  }),
});

export function createChanges({ inbox, clock }: { inbox: EventInbox; clock: Clock }): Changes {
  const answers = new Map<string, ClerkAnswer>();
  const received = new Map<string, ReceivedChange[]>();
  const about = (sub: string) => received.get(sub) ?? [];
  const answerFor = (sub: string) => answers.get(sub) ?? "accepted";

  return {
    async take(token) {
      const err = await inbox.take(token);
      if (err) return { status: 400, err };
      const { data } = content.safeParse(decodeJwt(token));
      if (!data) return { status: 400, err: "invalid_request" };
      const { sub_id: { sub }, events } = data;
      const { postal_code: postalCode } = events[EVENT].claims;
      const answer = answerFor(sub);
      const change = { at: clock.now(), postalCode, answer };
      keep(received, sub, [change, ...about(sub)].slice(0, SHOWN));
      return ANSWERS[answer];
    },
    about,
    answerFor,
    setAnswer: (sub, answer) => keep(answers, sub, answer),
  };
}

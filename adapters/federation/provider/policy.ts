/** When a request for authorization needs the person: the window's rules in place of the library's. */
import { needOf } from "../../../domain/access/needs.ts";
import { acrOf, levelOfAcr } from "../../../domain/federation/claims.ts";
import { type AskedProof, rulesFor } from "../../../domain/federation/openid_provider.ts";
import { visitorAt } from "../../../domain/gateway/visitor/pairwise.ts";
import type { JalaliCalendar } from "../../../domain/identity/calendar.ts";
import { type Clock, type KeyedHash, SECOND } from "../../../domain/platform/platform.ts";
import type { Service } from "../../../domain/services/service.ts";
import type { LiveSession } from "../../../domain/session/use_session.ts";
import { type Context, interactionPolicy, type Params, type Prompt } from "./library.ts";

const { Check, Prompt: PromptKind, base } = interactionPolicy;

export interface PolicyDeps {
  clock: Clock;
  hash: KeyedHash;
  calendar: JalaliCalendar;
  serviceOf(ctx: Context): Service;
  /** Whether the person has agreed to what is asked for. */
  hasAgreed(ctx: Context, live: LiveSession, rules: Service): Promise<boolean>;
  /** Everything is there: what is granted is written down. */
  admit(ctx: Context, live: LiveSession): Promise<void>;
}

/** What a site asks of the sign-in. `begun`: when it asked, in seconds since the epoch. */
export function askedIn(params: Params, begun: number): AskedProof {
  // The first that we know: sites name them in the order of their preference (Core §3.1.2.1).
  const level = String(params.acr_values ?? "").split(" ").map(levelOfAcr)
    .find((level) => level !== undefined);
  const prompts = String(params.prompt ?? "").split(" ");
  const isFreshWanted = prompts.includes("login") || prompts.includes("select_account");
  const age = params.max_age === undefined ? undefined : Number(params.max_age);
  const since = isFreshWanted ? begun : age === undefined ? undefined : begun - age;
  return { level, since };
}

/** The result of a waiting request remembers when the first one came. */
export const BEGUN = "panjereh_begun";

export function createPolicy({ clock, hasAgreed, admit, serviceOf, ...deps }: PolicyDeps) {
  function judge(ctx: Context) {
    const { live } = ctx.req.told;
    const now = clock.now();
    const begun = Number(ctx.oidc.result?.[BEGUN] ?? Math.floor(now / SECOND));
    const rules = rulesFor(serviceOf(ctx), askedIn(ctx.oidc.params ?? {}, begun), now);
    return { live, rules, need: needOf(live?.session ?? null, rules, now) };
  }

  const isSignInNeeded = (ctx: Context) => ["sign_in", "fresh"].includes(judge(ctx).need ?? "");

  /** The token says what was proved for this site, and when. */
  function noteProof({ oidc: { session } }: Context, rules: Service, live: LiveSession): void {
    const { identity } = visitorAt(rules, live, deps);
    Object.assign(session!, { acr: acrOf(identity.level), loginTs: identity.authTime });
  }

  const signIn = new PromptKind(
    { name: "login", requestable: true },
    new Check("sign_in", "the person must sign in", "login_required", isSignInNeeded),
  );
  const selection = new PromptKind({ name: "select_account", requestable: true });
  // `askedIn` has them: the proof must be younger than the request.
  signIn.checks.remove("login_prompt");
  selection.checks.remove("select_account_prompt");

  const proof = new PromptKind(
    { name: "proof", requestable: false },
    new Check("proof", "the person must prove more", "interaction_required", (ctx) => {
      const { live, rules, need } = judge(ctx);
      if (need === null && live) noteProof(ctx, rules, live);
      return need !== null;
    }),
    ...hints(),
  );

  const consent = new PromptKind(
    { name: "consent", requestable: true },
    new Check("consent", "the person must agree", "consent_required", async (ctx) => {
      const { live, rules } = judge(ctx);
      if (!live || !await hasAgreed(ctx, live, rules)) return true;
      await admit(ctx, live);
      return false;
    }),
  );
  return [signIn, selection, proof, consent] satisfies Prompt[];
}

/** A site that names a person or a level insists on it (Core §3.1.2.1, §5.5.1.1). */
function hints() {
  const { checks } = base().get("login");
  const reasons = ["id_token_hint", "claims_id_token_sub_value", "essential_acrs", "essential_acr"];
  return reasons.map((reason) => checks.get(reason)!);
}

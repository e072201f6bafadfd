/** `OpenIdProvider` by oidc-provider, which holds the protocol; it is kept whole in this folder. */
import { createHash, timingSafeEqual } from "node:crypto";
import { Buffer } from "node:buffer";
import { getLogger } from "@logtape/logtape";
import { decodeProtectedHeader } from "jose";
import { askedAttributes } from "../../../domain/federation/claims.ts";
import { askedOf, type Consents } from "../../../domain/federation/consents.ts";
import { type OpenIdProvider, OpenIdRefused } from "../../../domain/federation/openid_provider.ts";
import { sidAt, subjectAt } from "../../../domain/services/pairwise.ts";
import type { JalaliCalendar } from "../../../domain/identity/calendar.ts";
import type { Clock, KeyedHash } from "../../../domain/platform/platform.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import type { Catalogue } from "../../../domain/services/catalogue.ts";
import { isOpen, type Service } from "../../../domain/services/service.ts";
import { enterService } from "../../../domain/session/entered_services.ts";
import type { LiveSession } from "../../../domain/session/use_session.ts";
import type { OpenIdKeys } from "../../keys/openid_keys.ts";
import { createAccounts, isOwn } from "./accounts.ts";
import { createApiTokens } from "./api_tokens.ts";
import { type Exchange, exchangeOf, responseOf } from "./bridge.ts";
import { clientMetadata } from "./clients.ts";
import { cookiesFor, cookiesIn, withoutSession } from "./cookies.ts";
import { cookieNames, PATHS, staticConfiguration } from "./configuration.ts";
import {
  type Context,
  type Interaction,
  type LibraryError,
  Provider,
  quietly,
  type Told,
} from "./library.ts";
import { BEGUN, createPolicy } from "./policy.ts";
import { readHint } from "./hint.ts";
import { isForPage, isPage, refusalOf, refusalResponse, refuseClosed } from "./refusals.ts";
import { begunOf, requestOf } from "./waiting.ts";
import { createStoreAdapter } from "./store_adapter.ts";
import { createUnit, isJoined } from "./unit.ts";
import { readSubject } from "./window_session.ts";

export interface OpenIdProviderOptions {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  calendar: JalaliCalendar;
  catalogue: Pick<Catalogue, "current">;
  consents: Pick<Consents, "covers" | "releasedBy">;
  keys: OpenIdKeys;
  /** Origin of the window, which is the issuer. */
  window: string;
  /** Origin of the agencies' API. */
  api: string;
  /** Fetches a client's keys, from public addresses only. */
  fetch(url: string | URL, options: RequestInit): Promise<Response>;
  /** A person has gone to a site. */
  onEntered?(entered: { service: string; accountId: string }): void;
  /** A service's key has signed for a token. */
  onKeyUsed?(used: { service: string; kid: string }): void;
}

const logger = getLogger(["panjereh", "openid"]);

export function createOpenIdProvider(options: OpenIdProviderOptions): OpenIdProvider {
  const { store, clock, hash, catalogue, consents, keys, window, onEntered } = options;
  const isSecure = window.startsWith("https:");
  const cookies = cookieNames(isSecure);

  function serviceBy(id: unknown): Service {
    const service = catalogue.current().get(String(id));
    if (!service?.openid || !isOpen(service)) throw new OpenIdRefused("unknown_client");
    return service;
  }

  const serviceOf = (ctx: Context) => serviceBy(ctx.oidc.client?.clientId);

  const askedBy = (ctx: Context) =>
    askedAttributes(serviceOf(ctx), {
      scopes: ctx.oidc.requestParamScopes,
      claims: ctx.oidc.requestParamClaims,
    });

  const hasAgreed = (ctx: Context, live: LiveSession, rules: Service): Promise<boolean> =>
    consents.covers(live.account.id, askedOf(rules, live, askedBy(ctx)));

  async function admit(ctx: Context, live: LiveSession): Promise<void> {
    const { oidc } = ctx;
    const service = serviceOf(ctx);
    const { grant } = oidc;
    grant.addOIDCScope([...oidc.requestParamScopes].join(" "));
    grant.addOIDCClaims([...oidc.requestParamClaims]);
    await grant.save(staticTtl);
    oidc.session!.ensureClientContainer(service.id);
    oidc.session!.grantIdFor(service.id, grant.jti);
    oidc.session!.sidFor(service.id, sidAt(service, live.session.id, hash));
    const { attributes } = askedOf(service, live, askedBy(ctx));
    await enterService(options, live.session, service, attributes);
    onEntered?.({ service: service.id, accountId: live.account.id });
  }

  const { findAccount, mayKnow } = createAccounts({ ...options, serviceOf });
  const fixed = staticConfiguration({ isSecure });
  const policy = createPolicy({ ...options, serviceOf, hasAgreed, admit });
  const configuration = {
    ...fixed,
    adapter: (model: string) =>
      createStoreAdapter(model, {
        store,
        clock,
        hash,
        clientOf(id) {
          const service = catalogue.current().get(id);
          if (service?.openid) refuseClosed(service, Provider.ctx);
          return service && clientMetadata(service, clock.now());
        },
      }),
    discovery: { ...fixed.discovery, end_session_endpoint: window + PATHS.end_session },
    findAccount,
    pairwiseIdentifier(_: Context, name: string, { clientId }: { clientId: string }) {
      const subject = readSubject(name);
      if (!subject) throw new OpenIdRefused("invalid");
      return subjectAt(serviceBy(clientId), subject.accountId, hash);
    },
    interactions: {
      policy,
      // The page's form may lead to the site (routes/site/security_headers.ts).
      url: ({ oidc: { client } }: Context, { uid }: Interaction) =>
        `/openid/continue/${uid}?${new URLSearchParams({ site: client!.clientId })}`,
    },
    issueRefreshToken: (_: Context, client: { grantTypeAllowed(type: string): boolean }) =>
      client.grantTypeAllowed("refresh_token"),
    fetch: options.fetch,
    features: {
      ...fixed.features,
      resourceIndicators: createApiTokens({ api: options.api, serviceBy }),
      introspection: { enabled: true, allowedPolicy: mayKnow },
      revocation: { enabled: true, allowedPolicy: isOwn },
    },
    renderError(ctx: Context, _: unknown, error: LibraryError) {
      ctx.req.told.refused = refusalOf(error);
      ctx.body = "";
    },
  };

  /** A new one for each set of keys: the library takes them once. */
  let current: { kids: string; provider: Provider } | undefined;

  async function providerNow(): Promise<Provider> {
    const jwks = await keys.privateKeys();
    const kids = jwks.map(({ kid }) => kid).join();
    if (current?.kids === kids) return current.provider;
    const provider = await quietly(() =>
      new Provider(window, { ...configuration, jwks: { keys: jwks } })
    );
    provider.proxy = true;
    provider.on("server_error", (ctx, error) => void (ctx.req.told.failure = error));
    provider.on("grant.success", (ctx) => {
      const kid = keyOf(ctx.oidc.params?.client_assertion);
      if (kid !== undefined) options.onKeyUsed?.({ service: serviceOf(ctx).id, kid });
    });
    provider.on("authorization.error", (ctx, error) => {
      if (isForPage(ctx, error.error)) ctx.req.told.refused = refusalOf(error);
    });
    provider.Client.prototype.compareClientSecret = compareSecret;
    current = { kids, provider };
    return provider;
  }

  function exchange(request: Request, live: LiveSession | null): Exchange & { told: Told } {
    const headers = new Headers(request.headers);
    for (const name of [...headers.keys()]) {
      if (/^(?:x-)?forwarded/.test(name)) headers.delete(name);
    }
    headers.set("cookie", cookiesFor(headers.get("cookie"), { name: cookies.session, live }));
    // Pages are ours: programs get JSON, whatever they accept.
    if (!isForBrowsers(request)) headers.set("accept", "application/json");
    const { req, res } = exchangeOf(request, { window, headers });
    const told: Told = { live, unit: isJoined(request) ? createUnit(store) : undefined };
    return { req: Object.assign(req, { told }), res, told };
  }

  /** A waiting request belongs to the browser that has its cookie. */
  async function detailsOf(request: Request, uid: string): Promise<Interaction | null> {
    const given = cookiesIn(request.headers.get("cookie"));
    if (!given.includes(`${cookies.interaction}=${uid}`)) return null;
    const provider = await providerNow();
    const details = await provider.Interaction.find(uid);
    return details?.isValid ? details : null;
  }

  return {
    async answer(request, live = null) {
      const provider = await providerNow();
      const { told, ...pair } = exchange(request, live);
      const response = await responseOf(pair, provider.callback());
      if (told.failure instanceof StoreUnavailable) throw told.failure;
      if (told.failure !== undefined) {
        logger.error("The OpenID provider failed: {error}", { error: String(told.failure) });
      }
      const late = await told.unit?.commit().catch(refusalResponse);
      if (late) return late;
      if (told.refused) throw new OpenIdRefused(told.refused);
      // No page of the library's is ever shown.
      if (isPage(response)) throw new OpenIdRefused("invalid");
      return withoutSession(response, cookies.session);
    },

    readHint: (idToken) => readHint(idToken, { keys, issuer: window }),

    async waiting(request, uid) {
      const details = await detailsOf(request, uid);
      return details && requestOf(details, catalogue.current());
    },

    async decide(request, uid, { agreed }) {
      const details = await detailsOf(request, uid);
      if (!details) return null;
      details.result = agreed
        ? { ...details.lastSubmission, [BEGUN]: begunOf(details), consent: {} }
        : { error: "access_denied", error_description: "the person refused" };
      await details.save(details.exp - Math.floor(Date.now() / 1000));
      return details.returnTo;
    },
  };
}

/** Of an assertion that the library has verified. */
function keyOf(assertion: unknown): string | undefined {
  return typeof assertion === "string" ? decodeProtectedHeader(assertion).kid : undefined;
}

const staticTtl = staticConfiguration({ isSecure: true }).ttl.Grant;

const isForBrowsers = (request: Request) =>
  new URL(request.url).pathname.startsWith(PATHS.authorization);

/** The catalogue knows only the hash. */
function compareSecret(this: { clientSecret: string }, given: string): boolean {
  const digest = createHash("sha256").update(given).digest();
  return timingSafeEqual(digest, Buffer.from(this.clientSecret, "hex"));
}

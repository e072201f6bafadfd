/** Everything on the sandbox's own port: simulated systems, fault switches and pages. */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { captchaReport, type Captchas } from "../wires/captchas.ts";
import { faultRequest, type Faults } from "../wires/faults.ts";
import { addressPattern, type Mailboxes } from "../wires/mailboxes.ts";
import { pageHeaders } from "./page_headers.ts";
import { faultId } from "./fault_forms.tsx";
import { lookOf, unfolded } from "./look.ts";
import { HomePage, type HomePageProps } from "./home_page.tsx";
import { MailboxPage } from "./mailbox_page.tsx";
import { ParticipationPage } from "./participation_page.tsx";
import { PushPage } from "./push_page.tsx";
import { PhonePage } from "./phone_page.tsx";
import { STYLE } from "./style.ts";
import { DESK_STAFF, type DeskApps, deskCode } from "../people/desk_staff.ts";
import { COMPANIES } from "../people/companies.ts";
import { FOREIGNERS } from "../people/foreigners.ts";
import type { Person } from "../people/person.ts";
import { PEOPLE } from "../people/people.ts";
import { mobileSchema, type Phones } from "../wires/phones.ts";
import { drawPhoto } from "../people/photos.ts";
import type { PushService } from "../wires/push.ts";
import { sampleLetter } from "./sample_letter.ts";
import type { Ussd } from "../wires/ussd.ts";

/** Only the face matcher takes photos; all other bodies are short. */
const smallBodies: MiddlewareHandler = (c, next) =>
  bodyLimit({ maxSize: (c.req.path.startsWith("/registries/faces/") ? 8192 : 64) * 1024 })(c, next);

const EVERYBODY: Person[] = [...PEOPLE, ...FOREIGNERS];

export interface OutsideAppDeps {
  registryRoutes: Hono;
  smsRoutes: Hono;
  sms2Routes: Hono;
  push: PushService;
  mailboxes: Mailboxes;
  ussd: Ussd;
  faults: Faults;
  phones: Phones;
  captchas: Captchas;
  issuer: HomePageProps["issuer"];
  desk: HomePageProps["desk"];
  newcomer: HomePageProps["newcomer"];
  agencies: HomePageProps["agencies"];
  deskApps: Pick<DeskApps, "secretOf">;
  now(): number;
}

export function createOutsideApp(deps: OutsideAppDeps): Hono {
  const { faults, phones, captchas, issuer, agencies, desk, newcomer } = deps;
  const app = new Hono();
  app.use(pageHeaders, smallBodies);
  app.route("/registries", deps.registryRoutes);
  app.route("/sms", deps.smsRoutes);
  app.route("/sms2", deps.sms2Routes);
  app.get("/push", (c) => c.html(<PushPage deliveries={deps.push.deliveries()} />));
  app.get("/push.json", (c) => c.json(deps.push.deliveries()));
  app.route("/push", deps.push.routes);

  app.get("/", async (c) => {
    const look = lookOf(c.req.query());
    const codes = await deskCodes(deps);
    return c.html(
      <HomePage
        {...{ issuer, desk, newcomer, agencies, codes, faults: faults.all(), look }}
      />,
    );
  });
  app.get("/participation", (c) => c.html(<ParticipationPage issuer={issuer} />));
  app.get("/style.css", (c) => c.body(STYLE, 200, { "Content-Type": "text/css; charset=utf-8" }));
  app.get("/letter.pdf", (c) => c.body(sampleLetter(), 200, { "Content-Type": "application/pdf" }));
  app.get("/people.json", (c) => c.json(EVERYBODY));
  app.get("/companies.json", (c) => c.json(COMPANIES));

  app.get("/phones/:mobile{09[0-9]{9}\\.json}", async (c) => {
    const mobile = c.req.param("mobile").slice(0, -".json".length);
    return c.json(await phones.messages(mobile));
  });
  app.get("/phones/:mobile", async (c) => {
    const mobile = c.req.param("mobile");
    if (!mobileSchema.safeParse(mobile).success) return c.notFound();
    const person = EVERYBODY.find((person) =>
      person.mobile === mobile || person.otherMobiles?.includes(mobile)
    );
    const owner = person && `${person.firstName} ${person.lastName}`;
    const scanned = c.req.query("scan");
    const messages = await phones.messages(mobile);
    const { dialCode } = deps.ussd;
    return c.html(<PhonePage {...{ mobile, owner, messages, dialCode, issuer, scanned }} />);
  });

  app.post("/phones/:mobile/dial", async (c) => {
    const mobile = c.req.param("mobile");
    if (c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
    if (!mobileSchema.safeParse(mobile).success) return c.notFound();
    const dialled = z.object({ code: z.string().max(20) }).safeParse(
      await readBody(c).catch(() => undefined),
    );
    if (!dialled.success) return c.json({ error: z.prettifyError(dialled.error) }, 400);
    const text = await deps.ussd.dial(mobile, dialled.data.code.trim());
    const fromPage = isForm(c) && c.req.header("accept")?.includes("text/html");
    return fromPage ? c.redirect(`/phones/${mobile}`, 303) : c.json({ text });
  });

  app.get("/mailboxes/:file", async (c) => {
    const [, address, json] = /^(.*?)(\.json)?$/.exec(c.req.param("file"))!;
    if (!addressPattern.test(address)) return c.notFound();
    const mails = await deps.mailboxes.mails(address);
    return json ? c.json(mails) : c.html(<MailboxPage address={address} mails={mails} />);
  });

  app.get("/photos/:file{[a-z0-9-]+\\.png}", (c) => {
    const photo = drawPhoto(c.req.param("file").slice(0, -".png".length));
    return photo ? c.body(photo, 200, { "Content-Type": "image/png" }) : c.notFound();
  });

  app.get("/captchas/:file{.+\\.json}", async (c) => {
    const answer = await captchas.find(c.req.param("file").slice(0, -".json".length));
    return answer === undefined ? c.notFound() : c.json({ answer });
  });
  app.post("/captchas", async (c) => {
    const report = captchaReport.safeParse(await c.req.json().catch(() => undefined));
    if (!report.success) return c.json({ error: z.prettifyError(report.error) }, 400);
    await captchas.put(report.data);
    return c.body(null, 204);
  });

  app.get("/faults", (c) => c.json(faults.all()));
  app.post("/faults", async (c) => {
    // Another site's page must not break the developer's sandbox unnoticed.
    if (c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
    const request = faultRequest.safeParse(await readBody(c).catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    const fault = faults.set(request.data);
    const fromPage = isForm(c) && c.req.header("accept")?.includes("text/html");
    return fromPage ? c.redirect(unfolded(faultId(fault.target)), 303) : c.json(fault);
  });
  return app;
}

/** User name → what the app on their phone shows now. */
async function deskCodes({ deskApps, now }: Pick<OutsideAppDeps, "deskApps" | "now">) {
  const codes = new Map<string, string>();
  for (const { userName } of DESK_STAFF) {
    const secret = await deskApps.secretOf(userName);
    if (secret) codes.set(userName, deskCode(secret, now()));
  }
  return codes;
}

function isForm(c: Context): boolean {
  return c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
}

function readBody(c: Context): Promise<unknown> {
  return isForm(c) ? c.req.parseBody() : c.req.json();
}

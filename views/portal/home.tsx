import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { LocalText } from "../../domain/services/service.ts";
import type { Service } from "../../domain/services/service.ts";
import { Local, PersonName } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { type QuickServices, StarredServices } from "../directory/quick_services.tsx";
import { ServiceSearch } from "../directory/search_form.tsx";
import { fill } from "../texts/fill.ts";
import { Needs, type NeedsProps } from "./needs.tsx";

export interface HomeProps {
  firstName: string;
  lastName: string;
  status: "temporary" | "verified";
  level: AssuranceLevel;
  /** The last request to correct the registered postal address. */
  addressRequest?: { trackingNumber: string };
  /** When the session ends at the latest. */
  expiresAt: number;
  /** When the account will be deleted, as the person has asked. */
  deletionAt?: number;
  /** The company that the person acts for. */
  actingFor?: string;
  needs: NeedsProps;
  quick: QuickServices;
  /** Of all services. */
  count: number;
  /** All of them, if they are few. */
  services: {
    id: string;
    title: LocalText;
    description?: LocalText;
    theme: Service["theme"];
    href: string;
    /** Set when the person must first reach a higher level. */
    levelNeeded?: AssuranceLevel;
    /** Where that level is reached, and then the service; absent if no way is configured. */
    reachLevel?: string;
    /** Only companies are served. */
    forCompanies?: boolean;
  }[];
}

/** The signed-in person's own page. The name is kept out of the title, which histories and tabs show. */
export function homePage(page: Page, props: HomeProps): View {
  const texts = page.texts.home;
  return {
    heading: texts.title,
    shownHeading: fill(texts.greeting, {
      name: <PersonName>{`${props.firstName} ${props.lastName}`.trim()}</PersonName>,
    }),
    wide: true,
    content: (
      <>
        <Account page={page} props={props} />
        <Needs page={page} needs={props.needs} />
        <Services page={page} props={props} />
        <OwnPages page={page} />
        <SignedIn page={page} expiresAt={props.expiresAt} />
      </>
    ),
  };
}

/** Level of identity, and what still has to be done for the account. */
function Account({ page, props }: { page: Page; props: HomeProps }) {
  const { format, texts: { home: texts, profile } } = page;
  const { status, level, actingFor, addressRequest, deletionAt } = props;
  return (
    <>
      {deletionAt !== undefined && <Leaving page={page} at={deletionAt} />}
      <p>
        <span class={status === "temporary" ? "badge later" : "badge"}>{texts.status[status]}</span>
        {" "}
        <strong>{fill(texts.level, { level: format.digits(level) })}</strong>
        <br />
        {texts.meaning[level]}
      </p>
      {actingFor && (
        <p class="note">
          {fill(profile.acting, { company: <PersonName>{actingFor}</PersonName> })}
        </p>
      )}
      {status === "temporary" && <Finish page={page} />}
      {addressRequest && (
        <p class="note">
          {fill(texts.addressRequest, {
            number: <TrackingNumber page={page} number={addressRequest.trackingNumber} />,
          })}
        </p>
      )}
    </>
  );
}

function Leaving({ page: { context, format, texts }, at }: { page: Page; at: number }) {
  return (
    <p class="note">
      {fill(texts.deletion.pending, { when: format.when(at, context.now) })}{" "}
      <a href="/my-data/deletion">{texts.deletion.look}</a>
    </p>
  );
}

function Finish({ page: { context, texts: { home: texts } } }: { page: Page }) {
  return (
    <p class="note">
      {texts.finish} <a href={context.href("/login/postal-code")}>{texts.finishLink}</a>
    </p>
  );
}

/** The person's own pages beside those that the menu of every page has. */
function OwnPages({ page: { texts } }: { page: Page }) {
  const { home, letters, support, connected, myData } = texts;
  const pages = [
    ["/letters", letters],
    ["/support", support],
    ["/connected", connected],
    ["/my-data", myData],
    ["/passkeys", texts.passkeys],
    ["/qr", texts.qrEntry],
  ] as const;
  return (
    <nav aria-label={home.pages}>
      {" "}
      {pages.map(([href, { heading }]) => (
        <>
          <a class="button" href={href}>{heading}</a>
          {" "}
        </>
      ))}
    </nav>
  );
}

/** The end of this session. */
function SignedIn({ page, expiresAt }: { page: Page; expiresAt: number }) {
  const { context, format, texts: { home: texts } } = page;
  return (
    <div class="more">
      <p class="hint">
        {fill(texts.sessionEnds, { when: format.when(expiresAt, context.now) })}
      </p>
      <form method="post" action="/sign-out">
        <button type="submit">{texts.signOut}</button> <a href="/sign-out">{texts.sharedDevice}</a>
      </form>
    </div>
  );
}

function Services({ page, props: { quick, count, services } }: { page: Page; props: HomeProps }) {
  const { home: texts, services: directory } = page.texts;
  if (count === 0) return <p>{texts.noServices}</p>;
  return (
    <>
      <ServiceSearch page={page} />
      {hasQuick(quick) && <StarredServices page={page} services={quick} />}
      {services.length > 0 && <AllServices page={page} services={services} />}
      <a class="button" href="/services">{directory.heading}</a>
    </>
  );
}

const hasQuick = ({ starred, lately }: QuickServices) => starred.length + lately.length > 0;

function AllServices({ page, services }: { page: Page; services: HomeProps["services"] }) {
  const byTheme = [...Map.groupBy(services, ({ theme }) => theme).values()].flat();
  return (
    <>
      <h2>{page.texts.home.services}</h2>
      <ul class="services cards">
        {byTheme.map((service) => <ServiceItem page={page} service={service} />)}
      </ul>
    </>
  );
}

/** The whole card is the title's link; only the way to a higher level is another one. */
function ServiceItem({ page, service }: { page: Page; service: HomeProps["services"][number] }) {
  const { texts: { home: texts } } = page;
  return (
    <li>
      <a href={service.href}>
        <Local page={page} text={service.title} />
      </a>
      {service.description && (
        <p>
          <Local page={page} text={service.description} />
        </p>
      )}
      <p>
        {texts.themes[service.theme]}
        {service.forCompanies && ` – ${texts.forCompanies}`}
      </p>
      <MissingLevel page={page} service={service} />
    </li>
  );
}

function MissingLevel({ page, service }: { page: Page; service: HomeProps["services"][number] }) {
  const { format, texts: { home: texts } } = page;
  const { levelNeeded, reachLevel } = service;
  if (!levelNeeded) return null;
  const text = fill(texts.levelNeeded, { level: format.digits(levelNeeded) });
  return <p>{reachLevel ? <a href={reachLevel}>{text}</a> : text}</p>;
}

import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { LocalText } from "../../domain/services/service.ts";
import type { Service } from "../../domain/services/service.ts";
import { Digits, Local, PersonName } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface HomeProps {
  firstName: string;
  lastName: string;
  status: "temporary" | "verified";
  level: AssuranceLevel;
  /** The last request to correct the registered address. */
  addressRequest?: { trackingNumber: string };
  /** When the session ends at the latest. */
  expiresAt: number;
  /** The company that the person acts for. */
  actingFor?: string;
  services: {
    id: string;
    title: LocalText;
    description?: LocalText;
    theme: Service["theme"];
    href: string;
    /** Set when the person must first reach a higher level. */
    levelNeeded?: AssuranceLevel;
    /** Only companies are served. */
    forCompanies?: boolean;
  }[];
}

/** The signed-in person's own page. The name is kept out of the title, which histories and tabs show. */
export function homePage(page: Page, props: HomeProps): View {
  const { context, format } = page;
  const texts = page.texts.home;
  const temporary = props.status === "temporary";
  return {
    heading: texts.title,
    shownHeading: fill(texts.greeting, {
      name: <PersonName>{`${props.firstName} ${props.lastName}`.trim()}</PersonName>,
    }),
    content: (
      <>
        <p>
          <span class={temporary ? "badge later" : "badge"}>{texts.status[props.status]}</span>
          <strong>{fill(texts.level, { level: format.digits(props.level) })}</strong>
          <br />
          {texts.meaning[props.level]}
        </p>
        {props.actingFor && (
          <p class="note">
            {fill(page.texts.profile.acting, {
              company: <PersonName>{props.actingFor}</PersonName>,
            })}
          </p>
        )}
        <p>
          <a href="/profile">{texts.profile}</a>
        </p>
        {temporary && (
          <p class="note">
            {texts.finish} <a href={context.href("/login/postal-code")}>{texts.finishLink}</a>
          </p>
        )}
        {props.addressRequest && (
          <p class="note">
            {fill(texts.addressRequest, {
              number: <Digits>{format.digits(props.addressRequest.trackingNumber)}</Digits>,
            })}
          </p>
        )}
        <Services page={page} services={props.services} />
        <div class="more">
          <p>
            <a class="button" href="/qr">{page.texts.qrEntry.heading}</a>
            <a class="button" href="/sessions">{page.texts.sessions.heading}</a>
          </p>
          <p class="hint">
            {fill(texts.sessionEnds, { when: format.when(props.expiresAt, context.now) })}
          </p>
          <form method="post" action="/sign-out">
            <button type="submit">{texts.signOut}</button>{" "}
            <a href="/sign-out">{texts.sharedDevice}</a>
          </form>
        </div>
      </>
    ),
  };
}

function Services({ page, services }: { page: Page; services: HomeProps["services"] }) {
  const texts = page.texts.home;
  if (services.length === 0) return <p>{texts.noServices}</p>;
  return (
    <>
      {[...Map.groupBy(services, ({ theme }) => theme)].map(([theme, group]) => (
        <>
          <h2>{texts.themes[theme]}</h2>
          <ul class="services">
            {group.map((service) => <ServiceItem page={page} service={service} />)}
          </ul>
        </>
      ))}
    </>
  );
}

function ServiceItem({ page, service }: { page: Page; service: HomeProps["services"][number] }) {
  const { format, texts } = page;
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
      {service.forCompanies && <p>{texts.home.forCompanies}</p>}
      {service.levelNeeded && (
        <p>{fill(texts.home.levelNeeded, { level: format.digits(service.levelNeeded) })}</p>
      )}
    </li>
  );
}

import type { LocalText } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";

/** Opens a service at once. */
export interface QuickService {
  id: string;
  title: LocalText;
  href: string;
}

export interface QuickServices {
  /** In the person's own order. */
  starred: readonly QuickService[];
  /** The last one first, without those above. */
  lately: readonly QuickService[];
}

/** What this person uses: the services with a star, then those opened lately. */
export function StarredServices({ page, services }: { page: Page; services: QuickServices }) {
  const { services: texts } = page.texts;
  const { starred, lately } = services;
  return (
    <>
      <h2>{texts.starred}</h2>
      {starred.length === 0 ? <p>{texts.noStars}</p> : (
        <>
          <Quick page={page} services={starred} />
          <p>
            <a href="/stars">{texts.arrange}</a>
          </p>
        </>
      )}
      {lately.length > 0 && (
        <>
          <h2>{texts.lately}</h2>
          <Quick page={page} services={lately} />
        </>
      )}
    </>
  );
}

function Quick({ page, services }: { page: Page; services: readonly QuickService[] }) {
  return (
    <ul class="services cards">
      {services.map(({ title, href }) => (
        <li>
          <a href={href}>
            <Local page={page} text={title} />
          </a>
        </li>
      ))}
    </ul>
  );
}

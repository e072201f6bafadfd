import type { LocalText } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";

export type ServiceState = "open" | "suspended" | "retired";

export interface DeskServicesProps {
  services: readonly { id: string; title: LocalText; state: ServiceState; isWatched: boolean }[];
}

/** The services of an agency; for operators all of them. */
export function deskServicesPage(page: Page, { services }: DeskServicesProps): View {
  const { deskServices: texts, members } = page.texts;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{services.length > 0 ? texts.lead : texts.none}</p>
        <ul class="services">
          {services.map(({ id, title, state, isWatched }) => (
            <li>
              <a href={`/services/${id}`}>
                <Local page={page} text={title} />
              </a>{" "}
              {state !== "open" && <span class="badge">{texts.states[state]}</span>}
              {isWatched && <span class="badge">{texts.watched}</span>}
            </li>
          ))}
        </ul>
        <a href="/">{members.back}</a>
      </>
    ),
  };
}

import type { LocalText } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { serviceAddress } from "./addresses.ts";

export interface StarsProps {
  /** In the person's own order. */
  services: readonly { id: string; title: LocalText }[];
}

/** The order of the stars, changed by buttons: a new place, or no star. */
export function starsPage(page: Page, { services }: StarsProps): View {
  const { texts: { stars: texts, services: { heading, noStars } } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        {services.length === 0 ? <p>{noStars}</p> : (
          <>
            <p>{texts.lead}</p>
            <Form page={page} to="/stars">
              <ul class="services">
                {services.map((service, at) => (
                  <li>
                    <a href={serviceAddress(service.id)} id={titleOf(service.id)}>
                      <Local page={page} text={service.title} />
                    </a>
                    <p>
                      {at > 0 && <Change page={page} id={service.id} name="up" to={at - 1} />}
                      {at < services.length - 1 && (
                        <Change page={page} id={service.id} name="down" to={at + 1} />
                      )}
                      <Change page={page} id={service.id} name="remove" />
                    </p>
                  </li>
                ))}
              </ul>
            </Form>
          </>
        )}
        <a class="button" href="/services">{heading}</a>
      </>
    ),
  };
}

/** Says which service it is for, to those who do not see beside what it stands. */
const titleOf = (id: string) => `star-${id}`;

/** `to`: the place to move it to; without one it loses its star. */
function Change({ page, id, name, to }: {
  page: Page;
  id: string;
  name: "up" | "down" | "remove";
  to?: number;
}) {
  return (
    <>
      <button
        type="submit"
        name="change"
        value={to === undefined ? id : `${id} ${to}`}
        aria-describedby={titleOf(id)}
      >
        {page.texts.stars[name]}
      </button>
      {" "}
    </>
  );
}

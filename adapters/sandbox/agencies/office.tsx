/**
 * One sample office for all services of the catalogue (catalogue/mod.ts). Each is a service of its
 * own at the window, so that it accepts only assertions that are for it.
 */
import { officeServiceOf, officeServices } from "../catalogue/mod.ts";
import { type AgencyDeps, createAgencyApp } from "./agency_app.tsx";
import { VisitPage } from "./frame.tsx";
import { type NodeHandler, toNodeHandler } from "./node_handler.ts";
import { OFFICE } from "./texts/office.ts";
import { VisitorCard } from "./visitor_card.tsx";

/** Answers for the service that `Host` names; `undefined` if it names none. */
export function createOffice(deps: AgencyDeps): (host: string) => NodeHandler | undefined {
  const known = new Map<string, NodeHandler>();
  /** Read when somebody comes first: most who start the sandbox never do. */
  let services: ReturnType<typeof officeServices> | undefined;

  return (host) => {
    const id = officeServiceOf(host);
    if (id === undefined) return undefined;
    const handler = known.get(id);
    if (handler) return handler;
    services ??= officeServices("");
    const service = services.find((one) => one.id === id);
    if (!service) return undefined;
    const made = toNodeHandler(createOfficeApp(service, deps).fetch);
    known.set(id, made);
    return made;
  };
}

/** A service that shows whom it knows. */
export function createOfficeApp(
  { id, title, agency }: Pick<ReturnType<typeof officeServices>[number], "id" | "title" | "agency">,
  deps: AgencyDeps,
) {
  const app = createAgencyApp({ id, name: agency, menu: [{ path: "/", title }] }, deps);
  app.get("/", ({ html, var: { visit } }) => {
    const { t } = visit.speech;
    return html(
      <VisitPage visit={visit} title={t(title)}>
        <VisitorCard visit={visit} />
        <p>{t(OFFICE.sample)}</p>
      </VisitPage>,
    );
  });
  return app;
}

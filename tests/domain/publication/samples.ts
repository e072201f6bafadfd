/** A service that was approved at the desk. */
import type { PublishedService } from "../../../domain/publication/published.ts";
import { START } from "../../support/sign_in_world.ts";

/** `service`: changes to what its revision says. */
export const published = (
  given: Partial<PublishedService> = {},
  service: Record<string, unknown> = {},
): PublishedService => ({
  applicationId: "application-1",
  agencyId: "agency-1",
  revision: 1,
  publishedAt: START,
  service: {
    id: "library",
    title: { fa: "کتابخانه" },
    upstream: ["http://127.0.0.1:9000"],
    ...service,
  },
  ...given,
});

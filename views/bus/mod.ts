import { busConnectionNewPage, busConnectionPage } from "./connection.tsx";
import { busConnectionsPage, busReviewsPage } from "./connections.tsx";
import { busReviewPage } from "./review.tsx";

/** Connections to GSB and PGSB. */
export const busPages = {
  busConnection: busConnectionPage,
  busConnectionNew: busConnectionNewPage,
  busConnections: busConnectionsPage,
  busReview: busReviewPage,
  busReviews: busReviewsPage,
};

import { reviewCasePage } from "./case.tsx";
import { ownRemarksPage } from "./own_remarks.tsx";
import { reviewQueuePage } from "./queue.tsx";

export const reviewPages = {
  reviewQueue: reviewQueuePage,
  reviewCase: reviewCasePage,
  ownRemarks: ownRemarksPage,
};

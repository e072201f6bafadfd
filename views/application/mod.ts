import { applicationNewPage, applicationsDeletedPage, applicationsPage } from "./applications.tsx";
import { applicationBoardPage } from "./board.tsx";
import { applicationHistoryPage } from "./history.tsx";
import { applicationItemPage, applicationItemsPage } from "./items.tsx";
import { applicationServicePage } from "./service.tsx";
import {
  applicationConnectionPage,
  applicationDetailsPage,
  applicationLetterPage,
} from "./step.tsx";

export const applicationPages = {
  applications: applicationsPage,
  applicationsDeleted: applicationsDeletedPage,
  applicationNew: applicationNewPage,
  applicationBoard: applicationBoardPage,
  applicationHistory: applicationHistoryPage,
  applicationConnection: applicationConnectionPage,
  applicationService: applicationServicePage,
  applicationDetails: applicationDetailsPage,
  applicationItems: applicationItemsPage,
  applicationItem: applicationItemPage,
  applicationLetter: applicationLetterPage,
};

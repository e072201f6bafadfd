import { servicePage } from "./service.tsx";
import { serviceListPage } from "./service_list.tsx";
import { serviceGroupsPage, servicesPage } from "./services.tsx";
import { starsPage } from "./stars.tsx";

export const directoryPages = {
  services: servicesPage,
  serviceGroups: serviceGroupsPage,
  serviceList: serviceListPage,
  service: servicePage,
  stars: starsPage,
};

import { deskServicePage } from "./desk_service.tsx";
import { deskServiceSettingsPage } from "./settings.tsx";
import { deskServicesPage } from "./desk_services.tsx";

/** Services at the desk. */
export const publicationPages = {
  deskServices: deskServicesPage,
  deskService: deskServicePage,
  deskServiceSettings: deskServiceSettingsPage,
};

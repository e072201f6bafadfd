import { deskHomePage } from "./desk_home.tsx";
import { deskSignOutPage } from "./desk_sign_out.tsx";

export const deskPages = { deskHome: deskHomePage, deskSignOut: deskSignOutPage };

import { deskHomePage } from "./desk_home.tsx";

export const deskPages = { deskHome: deskHomePage };

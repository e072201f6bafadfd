import type { DeskTexts } from "../types/desk.ts";

export default {
  deskHome: {
    heading: "Desk",
    lead: "Choose a category.",
    me: "My account",
    name: "Name",
    agency: "Agency",
    roles: "Role",
    ends: "Session ends when idle",
    sections: {
      members: {
        title: "Members",
        about: "Your colleagues at this desk: invitations, roles, suspension, handing over",
      },
      applications: {
        title: "Applications",
        about:
          "Offering services on the mobile government platform: new ones, their progress, changes",
      },
    },
    waits: "{count} wait for you",
  },
} satisfies DeskTexts;

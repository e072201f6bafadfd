import type { DeskTexts } from "../types/desk.ts";

export default {
  deskHome: {
    heading: "My desk",
    lead: "Choose a category.",
    me: "About you",
    name: "Name",
    agency: "Agency",
    roles: "Role",
    ends: "Session ends when idle",
    signOut: "Sign out of the desk?",
    signOutMeaning: "Only this browser’s session at the agency desk ends.",
    sections: {
      audit: { title: "Record of events", about: "Security events in sentences" },
      health: { title: "Health of the parts", about: "Registries, operators, store and servers" },
      outbox: {
        title: "Messages on their way",
        about: "What waits for others, and sending it again",
      },
      help: { title: "Ask support", about: "Your questions to those who run the window" },
      support: {
        title: "Questions",
        about: "Questions of people and of agencies’ staff, and answers",
      },
      people: {
        title: "Find a person",
        about: "A person’s sessions and sign-ins, with a reason, and closing an account",
      },
      proposals: { title: "Proposals", about: "What needs two operators" },
      windowStaff: { title: "Staff of the window", about: "Experts, support and operators" },
      answers: {
        title: "Prepared answers",
        about: "Texts that support inserts into an answer and edits before sending",
      },
      banners: { title: "Banners", about: "A text at the head of every page" },
      review: {
        title: "Review of applications",
        about: "What agencies ask for: remarks, checklist, decision",
      },
      services: {
        title: "Services",
        about: "Published services: state, keys, deliveries, failures",
      },
      recoveries: {
        title: "Passwords waiting for approval",
        about: "Managers who recovered theirs, of agencies without another manager",
      },
      account: { title: "My account", about: "Your passkeys, password and sessions at this desk" },
      members: {
        title: "Members",
        about: "Your colleagues at this desk: invitations, roles, suspension, handing over",
      },
      applications: {
        title: "Applications",
        about:
          "Offering services on the mobile government platform: new ones, their progress, changes",
      },
      connections: {
        title: "Connections to GSB/PGSB",
        about: "Asking for a connection, which an application needs first",
      },
      registrations: {
        title: "Registrations of agencies",
        about: "Organisations that ask for a place at the desk",
      },
      bus: {
        title: "Review of connections",
        about: "Agencies’ requests for connections that wait for an expert",
      },
    },
    waits: "{count} waiting for you",
  },
} satisfies DeskTexts;

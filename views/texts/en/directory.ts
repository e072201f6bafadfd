import type { DirectoryTexts } from "../types/directory.ts";

export default {
  services: {
    heading: "All services",
    search: {
      label: "Find a service",
      hint: "The service, the agency, or what you need to do, such as “renew driving licence”.",
      submit: "Search",
    },
    results: "Search results",
    found: "Services found: {count}",
    nearest: "No service matches what you typed exactly. The nearest: {count}",
    nothing: {
      title: "No service was found",
      steps: [
        "Try another word, or only part of the name.",
        "You can also look through the lists of topics and agencies.",
      ],
    },
    starred: "Starred services",
    lately: "Services you opened recently",
    arrange: "Change their order or remove stars",
    noStars: "You have no stars yet. The star on each service’s page keeps it at hand here.",
    themes: "By topic",
    agencies: "By agency",
    letters: "A to Z",
    counted: "{name} ({count})",
    ofAgency: "Services of {agency}",
    ofLetter: "Services that begin with “{letter}”",
    pages: "Pages of the list",
    page: "Page {page} of {pages}",
    next: "Next page",
    previous: "Previous page",
  },
  service: {
    theme: "Topic",
    agency: "Agency",
    audience: "Who it is for",
    audiences: {
      natural: "Individuals",
      legal: "Companies",
      both: "Individuals and companies",
    },
    level: "Level needed",
    reachable: "This service can be reached now.",
    unreachable:
      "This service’s system is not responding at the moment. Please try again a little later.",
    receives: "What this service receives about you when you open it",
    receivesNothing: "Your name, national ID and address are not given to this service.",
    always:
      "The service knows you by an identifier that is for this service only. It also learns the time of your sign-in and your level, but never sees your one-time code.",
    open: "Open the service",
    star: "☆ Add a star",
    unstar: "★ Remove the star",
    starred: "This service has a star and comes first on your page.",
    full: "You can star up to {most} services. To star this one, first remove another star.",
  },
  stars: {
    heading: "Order of starred services",
    lead: "On your page, these services stand in this order.",
    up: "Up",
    down: "Down",
    remove: "Remove the star",
  },
} satisfies DirectoryTexts;

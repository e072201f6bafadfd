import type { MembersTexts } from "../types/members.ts";

export default {
  members: {
    heading: "Members",
    lead: "Those who work at this desk for your agency. A name leads to what you can change.",
    invite: "Invite a member",
    last: "Last sign-in: {when}.",
    never: "Has not signed in yet.",
    states: { invited: "Invited", suspended: "Suspended" },
    idle: "No sign-in for 90 days: do they still need it?",
    oneManager: "Your agency has one manager only. Invite a second one.",
    awaited: "A second manager is invited and has not accepted yet.",
    news: {
      heading: "Recent changes to members",
      changes: {
        roles: "{by} changed the roles of {of} from “{from}” to “{to}”.",
        suspended: "{by} suspended {of}.",
        restored: "{by} restored {of}.",
        handed_over: "{by} handed over the management to {of}.",
      },
      seen: "Mark as seen",
    },
    back: "My desk",
  },
  member: {
    mobile: "Mobile",
    state: "State",
    active: "Active",
    roles: "Roles",
    save: "Save the roles",
    endSessions: "End their sessions",
    again: "For those who have lost their password, app or phone: all three are set again.",
    inviteAgain: "Invite again by SMS",
    suspend: "Suspend",
    restore: "Bring back",
    handOver: {
      heading: "Hand over",
      lead: "Your successor becomes a manager and you cease to be one, in one step.",
      successor: "Successor",
      submit: "Hand over and step down",
    },
    errors: { roles: "Choose at least one role.", successor: "Choose your successor." },
    failures: {
      too_few: {
        title: "A second manager would be missing",
        steps: [
          "Your agency always has at least two managers. Make another member a manager first.",
        ],
      },
      self: {
        title: "You cannot do this to yourself",
        steps: ["Hand over to a successor, or ask another manager."],
      },
      not_now: {
        title: "This is not possible now",
        steps: ["Something has changed in the meantime. See how it stands below."],
      },
    },
  },
  memberInvite: {
    heading: "Invite a member",
    lead: "They get a link by SMS that is valid for three days, and choose their own password.",
    kind: "User name",
    kinds: {
      issued: "We issue a name and send it by SMS",
      national_id: "National ID",
      company_id: "Company ID",
    },
    userName: "National ID or company ID",
    userNameHint: "Leave it empty if we issue the name.",
    name: "First and last name",
    mobile: "Mobile number",
    mobileHint: "Their own, for example 09121234567",
    roles: "Roles",
    abouts: {
      manager: "members and all requests",
      editor: "writes and sends requests",
      reader: "sees everything, changes nothing",
      key_holder: "keys, webhooks and secrets",
    },
    submit: "Invite by SMS",
    errors: {
      kind: "Choose what the user name is.",
      userName: {
        missing: "Enter the ID.",
        format: "The ID is not right. A national ID has 10 digits, a company ID 11.",
        taken: "This user name cannot be invited: it is a member already.",
      },
      name: { missing: "Enter the name.", long: "The name may have at most 80 characters." },
      mobile: {
        missing: "Enter the mobile number.",
        format: "The mobile number must have 11 digits and start with 09.",
      },
      roles: "Choose at least one role.",
    },
    failures: {
      full: { title: "Your agency has 100 members", steps: ["No one else can be invited."] },
      limited: {
        title: "You have invited many people today",
        steps: ["You can invite again from {when}."],
      },
    },
  },
} satisfies MembersTexts;

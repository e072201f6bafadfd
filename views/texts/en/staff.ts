import type { StaffTexts } from "../types/staff.ts";

export default {
  staff: {
    desk: "Agency desk",
    userName: "User name",
    password: "Password",
    roles: {
      manager: "Manager",
      editor: "Editor",
      reader: "Reader",
      key_holder: "Key holder",
      expert: "Expert",
      support: "Support",
      operator: "Operator",
    },
    signIn: {
      heading: "Sign in to the agency desk",
      lead: "For the staff of agencies.",
      citizens: "Sign-in for citizens",
      userNameHint:
        "Individuals: national ID. Companies: company ID. Users of agencies: the name that came by SMS.",
      submit: "Sign in",
      forgotten:
        "Have you lost your app as well? Ask a manager of your agency or an operator for a new invitation.",
      signedOut: "You have signed out of the desk.",
      accepted: "Your account is ready. Sign in now with your user name and password.",
      errors: { userName: "Enter your user name.", password: "Enter your password." },
      failures: {
        refused: {
          title: "The user name or password is not right",
          steps: [
            "Check the keyboard’s language and capital letters, and enter them again.",
            "If you have an invitation and no password yet, open its address first.",
          ],
        },
        limited: {
          title: "There were too many wrong tries",
          steps: [
            "You can sign in again from {when}. Only your network is limited; a browser in which you have signed in before is not.",
          ],
        },
        busy: {
          title: "Many people are signing in at the moment",
          steps: ["Your password was not looked at. Enter it again from {when}."],
        },
        lapsed: {
          title: "Sign in again",
          steps: ["The time of the second step is over, or your session has ended."],
        },
      },
    },
    factor: {
      heading: "Second step",
      lead: "Enter the 6-digit code of your authenticator app. Without the app, get a code by SMS.",
      needsApp:
        "Your password was recovered by SMS: this time the code of your app or a passkey is needed.",
      strict:
        "This needs a code of your present app or a passkey; an SMS is not enough. If you have neither, ask your agency’s manager or an operator for another invitation.",
      sent: "We sent a code to {mobile}. It is valid for 5 minutes; the app’s code works too.",
      code: "6-digit code",
      submit: "Sign in",
      send: "Send a code by SMS",
      sendAgain: "Send another code",
      back: "Back to user name and password",
      passkey: {
        submit: "Use a passkey",
        failed: "The passkey was not used. Try again, or enter a code.",
      },
      errors: {
        missing: "Enter the code.",
        format: "The code has 6 digits.",
        wrong: "The code is not right or was used before. Enter a new one.",
      },
      failures: {
        limited: {
          title: "Not now",
          steps: ["You can go on from {when}. The app always has a code."],
        },
        undelivered: {
          title: "The SMS was not sent",
          steps: [
            "The SMS operator did not answer. Send it again from {when}, or enter the app’s code.",
          ],
        },
        passkey: {
          title: "The passkey was not accepted",
          steps: ["Use it again, or enter a code."],
        },
      },
    },
    proof: {
      heading: "Confirm that it is you",
      lead:
        "For this step we ask again for your second factor. What you entered is kept and is done after that.",
      password: "You will have to enter the password again after that.",
      submit: "Confirm and go on",
      back: "Leave it and go back to my desk",
    },
    invitation: {
      heading: "Invitation to the agency desk",
      name: "Name",
      passwordHeading: "Choose a password",
      passwordHint:
        "At least {least} characters. A few unrelated words are better than a short, complicated password.",
      again: "Password again",
      appHeading: "Authenticator app",
      appLead:
        "Scan this picture with an authenticator app on your phone and enter the code that it shows.",
      picture: "QR code for the authenticator app",
      secret: "If you cannot scan it, enter this key in the app: {secret}",
      code: "The code that the app shows",
      submit: "Confirm and finish",
      errors: {
        password: {
          missing: "Enter a password.",
          short: "The password needs at least {least} characters.",
          long: "The password may have at most {most} characters.",
          common: "This is one of the passwords that are guessed first. Choose another.",
          personal: "Leave your name, user name and number out of the password.",
          repeating: "The password repeats itself too much.",
          different: "The two passwords differ.",
        },
        code: {
          missing: "Enter the code of the app.",
          wrong: "The code is not right. Check the clock of your phone and enter a new one.",
        },
      },
    },
  },
} satisfies StaffTexts;

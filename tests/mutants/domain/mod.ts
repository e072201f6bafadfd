import type { Mutant } from "../mutant.ts";
import { mutants as access } from "./access.ts";
import { mutants as api } from "./api.ts";
import { mutants as assurance } from "./assurance.ts";
import { mutants as attachments } from "./attachments.ts";
import { mutants as budget } from "./budget.ts";
import { mutants as captcha } from "./captcha.ts";
import { mutants as code } from "./code.ts";
import { mutants as company } from "./company.ts";
import { mutants as deletion } from "./deletion.ts";
import { mutants as directory } from "./directory.ts";
import { mutants as dossier } from "./dossier.ts";
import { mutants as events } from "./events.ts";
import { mutants as federation } from "./federation.ts";
import { mutants as gateway } from "./gateway/mod.ts";
import { mutants as identity } from "./identity.ts";
import { mutants as journey } from "./journey.ts";
import { mutants as messages } from "./messages.ts";
import { mutants as notice } from "./notice.ts";
import { mutants as openings } from "./openings.ts";
import { mutants as outbox } from "./outbox.ts";
import { mutants as passkey } from "./passkey.ts";
import { mutants as platform } from "./platform.ts";
import { mutants as portal } from "./portal.ts";
import { mutants as push } from "./push.ts";
import { mutants as qr } from "./qr.ts";
import { mutants as registry } from "./registry.ts";
import { mutants as services } from "./services.ts";
import { mutants as session } from "./session.ts";
import { mutants as signIn } from "./sign_in.ts";
import { mutants as text } from "./text.ts";

export const mutants: Mutant[] = [
  ...access,
  ...api,
  ...assurance,
  ...attachments,
  ...budget,
  ...captcha,
  ...code,
  ...company,
  ...deletion,
  ...directory,
  ...dossier,
  ...events,
  ...federation,
  ...gateway,
  ...identity,
  ...journey,
  ...messages,
  ...notice,
  ...openings,
  ...outbox,
  ...passkey,
  ...platform,
  ...portal,
  ...push,
  ...qr,
  ...registry,
  ...services,
  ...session,
  ...signIn,
  ...text,
];

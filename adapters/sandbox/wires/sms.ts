/** The SMS operator: Kavenegar's REST `verify/lookup` (docs/wires.md, kavenegar.com/rest.html). */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { Faults } from "./faults.ts";
import type { Phones } from "./phones.ts";
import type { SmsReports } from "./sms_reports.ts";

type Tokens = Pick<z.infer<typeof lookup>, "token" | "token2" | "token10" | "token20">;

interface Template {
  text(tokens: Tokens): string;
  isCode: boolean;
}

/** Kavenegar refuses a token with spaces or line breaks (status 431). */
const lookup = z.object({
  receptor: z.string(),
  token: z.string().min(1).max(100),
  token2: z.string().max(100).default(""),
  /** With up to five and eight spaces. */
  token10: z.string().max(100).regex(/^\S*(?: \S+){0,5}$/).default(""),
  token20: z.string().max(100).regex(/^\S*(?: \S+){0,8}$/).default(""),
  template: z.string(),
  type: z.enum(["sms", "call"]).default("sms"),
});

const REFUSALS = {
  400: "پارامترها ناقص هستند",
  403: "کلید شناسائی معتبر نمی باشد",
  411: "دریافت کننده نامعتبر است",
  418: "اعتبار شما کافی نیست",
  424: "الگوی مورد نظر پیدا نشد",
  431: "ساختار کد صحیح نمی باشد",
} as const;

/** What Kavenegar calls "delivered" and "undelivered". */
const DELIVERED = 10;
const UNDELIVERED = 11;

export interface SmsRoutesDeps {
  target: "sms" | "sms2";
  reports: SmsReports;
  faults: Faults;
  phones: Phones;
  clock: Clock;
  key: string;
  /** To which browsers bind the codes of each. */
  hosts: { window: string; desk: string };
}

export function createSmsRoutes(deps: SmsRoutesDeps): Hono {
  const { target, reports, faults, phones, clock, key, hosts } = deps;
  const templates = createTemplates(hosts);
  let lostId = 0;
  const app = new Hono();

  app.post(
    "/v1/:key/verify/lookup.json",
    faults.before(target, (c) => refuse(c, 418)),
    async (c) => {
      if (c.req.param("key") !== key) return refuse(c, 403);
      const asked = lookup.safeParse(await c.req.parseBody());
      if (!asked.success) return refuse(c, 400);
      const receptor = /^(?:\+98|0098|98|0)?(9\d{9})$/.exec(asked.data.receptor)?.[1];
      if (!receptor) return refuse(c, 411);
      const template = templates.get(asked.data.template);
      if (!template) return refuse(c, 424);
      const { token, token2 } = asked.data;
      if (/\s/.test(token + token2)) return refuse(c, 431);

      const now = clock.now();
      const text = template.text(asked.data);
      const at = new Date(now).toISOString();
      const message = { at, channel: "sms", text, code: template.isCode ? token : null } as const;
      const lost = faults.loses(target);
      const id = lost ? --lostId : await phones.deliver(`0${receptor}`, message);
      reports.send(id, lost ? UNDELIVERED : DELIVERED);
      return c.json({
        return: { status: 200, message: "تایید شد" },
        entries: [{
          messageid: id,
          message: text,
          status: 5,
          statustext: "ارسال به مخابرات",
          sender: "10004346",
          receptor: `0${receptor}`,
          date: Math.floor(now / 1000),
          cost: 1120,
        }],
      });
    },
  );
  return app;
}

function createTemplates(hosts: SmsRoutesDeps["hosts"]): Map<string, Template> {
  return new Map<string, Template>([
    ["panjereh-code", {
      isCode: true,
      // The last line binds the code to its own host, so that browsers offer it there only
      // (WICG "Origin-bound one-time codes delivered via SMS" §2).
      text: ({ token }) =>
        `پنجره\nرمز یک‌بارمصرف شما: ${token}\nاین رمز را به هیچ‌کس نگویید.\n\n@${hosts.window} #${token}`,
    }],
    ["panjereh-desk-code", {
      isCode: true,
      text: ({ token }) =>
        `میز سازمان‌ها\nرمز یک‌بارمصرف شما: ${token}\nاین رمز را به هیچ‌کس نگویید.\n\n@${hosts.desk} #${token}`,
    }],
    // Its code is typed by somebody else, so it is bound to no host.
    ["panjereh-contact", {
      isCode: true,
      text: ({ token, token20 }) =>
        `پنجره\n${token20} شما را فرد فنی خدمت خود معرفی کرده است. رمز تأیید شماره: ${token}` +
        `\nاگر درست است، آن را به همکار خود بگویید. این رمز برای ورود به پنجره نیست.`,
    }],
    ["panjereh-sim-changed", {
      isCode: false,
      text: ({ token, token2 }) =>
        `پنجره\nشمارهٔ حساب شما به شماره‌ای با چهار رقم پایانی ${token} تغییر کرد.` +
        `\nاگر شما نبودید:\n${token2}\nیا در پنجره › ورودهای فعال ببندید`,
    }],
    ["panjereh-notice", {
      isCode: false,
      text: ({ token, token10, token20 }) =>
        `پنجره\n${token10}: ${token20}\nاگر شما نبودید:\n${token}\nیا در پنجره › ورودهای فعال ببندید`,
    }],
    ["panjereh-desk-notice", {
      isCode: false,
      text: ({ token, token10, token20 }) =>
        `میز سازمان‌ها\n${token10}: ${token20}\nاگر از آن خبر ندارید:\n${token}` +
        `\nیا در میز سازمان‌ها › حساب من ببینید، یا از مدیر سازمان بپرسید`,
    }],
    ["panjereh-letter", {
      isCode: false,
      text: ({ token, token20 }) =>
        `پنجره\n${token20} در ${token} به شما نوشته است.` +
        `\nآن را پس از ورود به پنجره بخوانید. این پیامک پیوندی ندارد.`,
    }],
    ["panjereh-dossier", {
      isCode: false,
      text: ({ token, token20 }) =>
        `پنجره\n${token20} در ${token} دربارهٔ پروندهٔ شما خبری دارد.` +
        `\nآن را در «نامه‌ها و پرونده‌ها»ی پنجره ببینید. این پیامک پیوندی ندارد.`,
    }],
    ["panjereh-invitation", {
      isCode: false,
      text: ({ token, token10, token20 }) =>
        `پنجره\nشما به میز سازمان‌ها دعوت شدید: ${token20}\nنام کاربری: ${token10}` +
        `\nتا سه روز این نشانی را باز کنید:\n${token}`,
    }],
    ["panjereh-desk-news", {
      isCode: false,
      text: ({ token }) => `پنجره\nدر میز سازمان‌ها خبر تازه‌ای دارید:\n${token}`,
    }],
    ["panjereh-desk-news-service", {
      isCode: false,
      text: ({ token, token20 }) =>
        `پنجره\nدر میز سازمان‌ها خبر تازه‌ای دربارهٔ «${token20}» دارید:\n${token}`,
    }],
    ["panjereh-desk-news-en", {
      isCode: false,
      text: ({ token }) => `Panjereh\nThere is news for you at the agency desk:\n${token}`,
    }],
    ["panjereh-desk-news-service-en", {
      isCode: false,
      text: ({ token, token20 }) =>
        `Panjereh\nThere is news about “${token20}” at the agency desk:\n${token}`,
    }],
    ["panjereh-desk-news-ar", {
      isCode: false,
      text: ({ token }) => `بنجره\nلديك خبر جديد في مكتب الجهات:\n${token}`,
    }],
    ["panjereh-desk-news-service-ar", {
      isCode: false,
      text: ({ token, token20 }) =>
        `بنجره\nلديك خبر جديد عن «${token20}» في مكتب الجهات:\n${token}`,
    }],
    ["panjereh-letter-en", {
      isCode: false,
      text: ({ token, token20 }) =>
        `Panjereh\n${token20} wrote to you on ${token}.` +
        `\nSign in to Panjereh to read it. This message holds no link.`,
    }],
    ["panjereh-dossier-en", {
      isCode: false,
      text: ({ token, token20 }) =>
        `Panjereh\n${token20} has news about your case of ${token}.` +
        `\nSee it under “Letters and cases” in Panjereh. This message holds no link.`,
    }],
    ["panjereh-letter-ar", {
      isCode: false,
      text: ({ token, token20 }) =>
        `بنجره\nكتبت إليك ${token20} بتاريخ ${token}.` +
        `\nسجّل الدخول إلى بنجره لقراءة ما كتبت. لا تحمل هذه الرسالة رابطًا.`,
    }],
    ["panjereh-dossier-ar", {
      isCode: false,
      text: ({ token, token20 }) =>
        `بنجره\nلدى ${token20} جديد عن ملفك بتاريخ ${token}.` +
        `\nاطّلع عليه في «الرسائل والملفات» في بنجره. لا تحمل هذه الرسالة رابطًا.`,
    }],
  ]);
}

function refuse(c: Context, status: keyof typeof REFUSALS): Response {
  return c.json({ return: { status, message: REFUSALS[status] }, entries: null }, status as 400);
}

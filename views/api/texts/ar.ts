import type { ReferenceTexts } from "./types.ts";

export const ar: ReferenceTexts = {
  tag: "ar",
  direction: "rtl",
  name: "العربية",
  title: "بنجره، واجهة برمجة الجهات",
  languages: "اللغات",
  contents: "المحتويات",
  tokens: "رموز الوصول",
  tokensLead:
    "لكل طلب سوى طلب هذه الصفحة رمز وصول: {header}. يُؤخذ من {url} بطريقة client credentials مع {method} (RFC 7523)، ويدوم عشر دقائق.",
  scope: "الصلاحية",
  allows: "ما تسمح به",
  values: "القيم",
  problems: "الأخطاء",
  problemsLead: "وثائق الأخطاء (RFC 9457). {code} ثابت، و{type} يقود إلى سطره هنا.",
  code: "الرمز",
  says: "الحالة ومعناها",
  forPrograms: "الوصف نفسه للبرامج (OpenAPI 3.1)",
  anyToken: "أي رمز وصول.",
  scopeIs: "الصلاحية {scope}.",
  valueName: "الاسم",
  value: "القيمة",
  request: "الطلب",
  answer: "الجواب",
  answerIs: "الجواب {status}:",
  of: "مع {name}",
  problemsAre: "الأخطاء:",
  required: "لازم",
  suchAs: "مثل {example}",
  listOf: "قائمة من {type}",
  oneOfThese: "أحد هذه",
  either: " أو ",
  anyValue: "أي قيمة",
  least: "من {bound}",
  most: "إلى {bound}",
  characters: "{bound} حرفًا على الأكثر",
  items: "{bound} على الأكثر",
  usual: "الافتراضي {bound}",
  comma: "، ",
  prose: {
    "Letters to citizens and their dossiers, and what becomes of them.":
      "رسائل إلى المواطنين وملفاتهم، وما آلت إليه.",
    "Post a letter": "إرسال رسالة",
    "Chosen by the agency for this request. The same request with the same key, for 7 days, gets the same answer and has no other effect.":
      "تختاره الجهة لهذا الطلب. الطلب نفسه بالمفتاح نفسه يلقى خلال 7 أيام الجواب نفسه ولا أثر آخر له.",
    "It is stored, once.": "حُفظت مرة واحدة.",
    "A letter, with what became of it": "رسالة، وما آلت إليه",
    "The letter.": "الرسالة.",
    "The proof of service, signed": "إثبات التبليغ، موقّعًا",
    "A JWS in compact form, by a key of the window's `/.well-known/jwks.json`.":
      "JWS بصيغته المختصرة، بمفتاح من `/.well-known/jwks.json` لدى بنجره.",
    "Withdraw a letter, visibly": "سحب رسالة، علنًا",
    "It is withdrawn. The person sees that, and why.": "سُحبت. يرى الشخص ذلك وسببه.",
    "Post a letter in the place of an earlier one, to the same person":
      "إرسال رسالة مكان رسالة سابقة، إلى الشخص نفسه",
    "Open a dossier, or get the one of this name": "فتح ملف، أو جلب الملف الذي يحمل هذا الاسم",
    "The agency's own name for the dossier, unique among its dossiers.":
      "اسم تعطيه الجهة للملف، ولا يتكرر بين ملفاتها.",
    "It was there before, or nobody can be reached.": "كان موجودًا، أو لا يمكن الوصول إلى أحد.",
    "It is opened.": "فُتح.",
    "A dossier as it stands": "ملف كما هو الآن",
    "The dossier, with its `ETag`.": "الملف، ومعه `ETag`.",
    "Correct a dossier, if it is still as it was read": "تصحيح ملف، إن كان كما قُرئ",
    "Needed: the `ETag` of the dossier as it was read.": "لازم: `ETag` الملف كما قُرئ.",
    "Move a dossier into another state": "نقل ملف إلى حالة أخرى",
    "Add a line to a dossier's history": "إضافة سطر إلى سجل ملف",
    "It is in the history, once.": "صار في السجل، مرة واحدة.",
    "Announce a file": "الإعلان عن مرفق",
    "Then its bytes are sent in chunks. What no letter has goes after a day.":
      "ثم تُرسل بايتاته قطعًا. وما ليس في أي رسالة يُحذف بعد يوم.",
    "It is announced. `Location` says where its bytes go.":
      "أُعلن عنه. يقول `Location` إلى أين تذهب بايتاته.",
    "How far a file is; by HEAD as well": "إلى أين وصل المرفق؛ وبـ HEAD أيضًا",
    "The file, with `Upload-Offset` and `Upload-Complete`.":
      "المرفق، ومعه `Upload-Offset` و`Upload-Complete`.",
    "Send a chunk of a file": "إرسال قطعة من مرفق",
    "draft-ietf-httpbis-resumable-upload-09. What arrived of a chunk that was cut stays: ask for the offset, and go on from there.":
      "draft-ietf-httpbis-resumable-upload-09. ما وصل من قطعة انقطعت يبقى: اسأل عن الموضع وتابع منه.",
    "Where this chunk begins.": "حيث تبدأ هذه القطعة.",
    "`?1` with the last chunk. A chunk has at most 1048576 bytes.":
      "`?1` مع القطعة الأخيرة. حجم القطعة 1048576 بايتًا على الأكثر.",
    "The file is complete, and goes to the scanner.": "المرفق كامل، ويذهب إلى فاحص الفيروسات.",
    "The chunk is here. `Upload-Offset` says where the next one begins.":
      "وصلت القطعة. يقول `Upload-Offset` أين تبدأ التالية.",
    "Withdraw a file that no letter has": "سحب مرفق ليس في أي رسالة",
    "It is gone.": "زال.",
    "Post up to 1000 letters": "إرسال 1000 رسالة على الأكثر",
    "A line that is wrong is refused alone. What was sent twice is stored once.":
      "يُرفض السطر الخاطئ وحده. وما أُرسل مرتين يُحفظ مرة.",
    "A line for each line that is not empty, in their order.": "سطر لكل سطر غير فارغ، بترتيبها.",
    "What happened, in order": "ما حدث، بالترتيب",
    "The last sequence that was worked off.": "آخر رقم تسلسلي عولج.",
    "Seconds to wait for an event if there is none.": "الثواني التي ينتظر فيها حدثًا إن لم يوجد.",
    "Events after that sequence. They are kept for 90 days.": "الأحداث بعد ذلك الرقم. تُحفظ 90 يومًا.",
    "Send webhooks again": "إرسال إشعارات الويب من جديد",
    "Each has the same `webhook-id` as before, and those of one letter or dossier come in their order. Deliveries that were paused go on. Each event counts as a request.":
      "لكل منها `webhook-id` نفسه كما كان، وأحداث الرسالة أو الملف الواحد تأتي بترتيبها. وتستمر الإرسالات المتوقفة. كل حدث يُعدّ طلبًا.",
    "They leave.": "تنطلق.",
    "The keys of the service, until when they hold, and when they were used last":
      "مفاتيح الخدمة، وإلى متى تصلح، ومتى استُعملت آخر مرة",
    "Those that have a `kid`. Any token will do, whatever its scopes.":
      "ما له `kid` منها. يكفي أي رمز وصول، أيًّا كانت صلاحياته.",
    "The keys of its settings.": "مفاتيح إعداداتها.",
    "What the service may do, and what is left of it": "ما يحق للخدمة، وما بقي منه",
    "Any token will do, whatever its scopes.": "يكفي أي رمز وصول، أيًّا كانت صلاحياته.",
    "The limits, after this request.": "الحدود، بعد هذا الطلب.",
    "Leads to the problem in this API's description.": "يقود إلى هذا الخطأ في هذا الوصف.",
    "Where it is, as a JSON pointer (RFC 6901); empty for the whole.":
      "موضعه، بصيغة JSON Pointer (RFC 6901)؛ الفارغ يعني الكل.",
    "The agency's own.": "رقم الجهة نفسها.",
    "Markdown: paragraphs, headings, lists, emphasis and links. HTML stays text.":
      "Markdown: فقرات وعناوين وقوائم وتشديد وروابط. يبقى HTML نصًا.",
    "Whole days; the day of arrival does not count.": "أيام كاملة؛ لا يُحسب يوم الوصول.",
    "What the letter starts, for which the person has a period.":
      "ما تبدؤه الرسالة وللشخص مهلة فيه.",
    "Part of the content whose digest the signed proof has.":
      "جزء من المحتوى الذي تحمل الشهادة الموقّعة بصمته.",
    "IDs of uploaded files. They need not be scanned yet.":
      "معرّفات مرفقات مرفوعة. لا يلزم أن تكون فُحصت.",
    "The person is asked to confirm that they have received it.": "يُطلب من الشخص تأكيد استلامها.",
    "It has legal effects. Unopened, the person gets an SMS at once, after 3 and after 7 days; after 10 days the agency is told by `letter.unopened` to send paper.":
      "لها أثر قانوني. إن لم تُفتح وصلت الشخص رسالة نصية فورًا وبعد 3 أيام وبعد 7؛ وبعد 10 أيام يقول `letter.unopened` للجهة أن ترسل ورقًا.",
    "The person as the service's assertions and ID tokens name them (`sub`).":
      "الشخص كما تسميه شهادات الهوية ورموز الهوية لدى الخدمة (`sub`).",
    "Only for a service that gets the national ID of people.":
      "فقط لخدمة تتلقى الرقم الوطني للأشخاص.",
    "Shown to the person.": "يُعرض على الشخص.",
    "Twelve digits and a check digit.": "اثنا عشر رقمًا ورقم تحقق.",
    "When this state began.": "متى بدأت هذه الحالة.",
    "When the legal time ends; absent while it is paused or over.":
      "متى تنتهي المهلة القانونية؛ يغيب ما دامت متوقفة أو منتهية.",
    "When the person said that it is done.": "متى قال الشخص إنه أتمّه.",
    "Until when the person should answer.": "حتى متى ينبغي أن يرد الشخص.",
    "Shown to the person only if the service's setting `staff_names` allows it.":
      "لا يُعرض على الشخص إلا إذا سمح إعداد الخدمة `staff_names`.",
    "The agency's name for such matters. Usual times are counted for each.":
      "اسم تعطيه الجهة لهذا النوع من الأمور. يُحسب الوقت المعتاد لكل منها.",
    "Days in which the agency must decide, counted while it is the agency's turn.":
      "أيام يجب أن تقرر الجهة خلالها، وتُحسب ما دام الدور عليها.",
    "Needed to reopen; shown to the person.": "لازم لإعادة الفتح؛ ويُعرض على الشخص.",
    "In place of the former list.": "مكان القائمة السابقة.",
    "For whom it waits in `awaiting_other`.": "من ينتظره في `awaiting_other`.",
    "In how many whole days the person should answer in `awaiting_citizen`; the day of the transition does not count.":
      "كم يومًا كاملًا للشخص ليرد في `awaiting_citizen`؛ لا يُحسب يوم النقل.",
    "Bytes that have arrived.": "البايتات التي وصلت.",
    "Only a `clean` file reaches the person. A letter may be posted with a `pending` one; if the scanner finds something, `attachment.infected` tells.":
      "لا يصل إلى الشخص إلا مرفق `clean`. يمكن إرسال رسالة بمرفق `pending`؛ وإن وجد الفاحص شيئًا أخبر به `attachment.infected`.",
    "The code, if it is `refused`.": "رمزه، إن كان `refused`.",
    "What the scanner found.": "ما وجده الفاحص.",
    "As the person will save it: ends as the type requires.":
      "الاسم الذي يحفظه به الشخص: ينتهي بما يقتضيه النوع.",
    "One of: application/pdf, image/png, image/jpeg, image/tiff, text/plain, text/csv, application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.oasis.opendocument.text.":
      "أحد هذه: application/pdf, image/png, image/jpeg, image/tiff, text/plain, text/csv, application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.oasis.opendocument.text.",
    "Bytes; at most 20971520.": "بايتات؛ 20971520 على الأكثر.",
    "SHA-256 of the whole.": "SHA-256 للكل.",
    "Counted from 1, empty lines too.": "العد من 1، ويشمل الأسطر الفارغة.",
    "Counted from 1 without gaps.": "العد من 1 بلا فجوات.",
    "ID of the letter, dossier or attachment.": "معرّف الرسالة أو الملف أو المرفق.",
    "How many of the range are kept, and are sent.": "كم من هذا النطاق ما زال محفوظًا ويُرسل.",
    "The last sequence that is not wanted.": "آخر رقم تسلسلي غير مطلوب.",
    "The last sequence that is wanted; at most 500 further.":
      "آخر رقم تسلسلي مطلوب؛ أبعد بـ 500 على الأكثر.",
    "As `exp` of the key says; 30, 7 and 1 days before, `key.expiring` tells.":
      "كما يقول `exp` المفتاح؛ وقبله بـ 30 و7 ويوم واحد يخبر `key.expiring`.",
    "To the hour.": "بدقة ساعة.",
    "Seconds in which so many are allowed, at each worker.":
      "الثواني التي يُسمح فيها بهذا العدد، لدى كل عامل.",
    "Seconds until `remaining` is `limit` again.": "الثواني حتى يعود `remaining` إلى `limit`.",
    "The numbers of the headers `RateLimit-Policy` and `RateLimit`.":
      "أرقام الترويستين `RateLimit-Policy` و`RateLimit`.",
    "Characters.": "حروف.",
    "Files; the same for a line of a dossier.": "مرفقات؛ والأمر نفسه لسطر ملف.",
    "Bytes of a request.": "بايتات الطلب.",
    "Files that no letter or dossier has; each goes a day after its last chunk.":
      "مرفقات ليست في رسالة ولا ملف؛ يزول كل منها بعد يوم من آخر قطعة.",
    "Post, withdraw and replace letters": "إرسال الرسائل وسحبها واستبدالها",
    "Read own letters and what became of them": "قراءة الرسائل الخاصة وما آلت إليه",
    "Upload files for letters and see what the scanner says":
      "رفع مرفقات للرسائل والملفات ورؤية ما يقوله الفاحص",
    "Open, move and correct dossiers": "فتح الملفات ونقلها وتصحيحها",
    "Read own dossiers": "قراءة الملفات الخاصة",
    "Read what happened to own letters and dossiers": "قراءة ما حدث للرسائل والملفات الخاصة",
    "The request is not what the content type says": "الطلب ليس كما يقول نوع المحتوى",
    "An access token is needed": "يلزم رمز وصول",
    "The access token is not valid here": "رمز الوصول غير صالح هنا",
    "The token does not have the scope that this needs": "ليس لرمز الوصول الصلاحية اللازمة لهذا",
    "The service may not name people in this way": "لا يحق للخدمة أن تسمي الأشخاص هكذا",
    "There is no such thing, or it is another agency's": "لا شيء كهذا، أو هو لجهة أخرى",
    "The address does not take this method; `Allow` has those it takes":
      "العنوان لا يقبل هذه الطريقة؛ ما يقبله في `Allow`",
    "The name is that of another person's dossier": "الاسم لملف شخص آخر",
    "The service has no webhook that events could be sent to":
      "ليس للخدمة إشعار ويب تُرسل إليه الأحداث",
    "The letter was withdrawn or replaced before": "سُحبت الرسالة أو استُبدلت من قبل",
    "The dossier was changed since it was read": "تغيّر الملف منذ قراءته",
    "The body is larger than allowed": "متن الطلب أكبر من المسموح",
    "The body must have another content type": "يجب أن يكون لمتن الطلب نوع محتوى آخر",
    "Some values are not valid": "بعض القيم غير صالحة",
    "The letter or line cannot have one of its files":
      "لا يمكن أن يكون أحد المرفقات للرسالة أو السطر",
    "The idempotency key was used for another request": "استُعمل مفتاح عدم التكرار لطلب آخر",
    "The dossier cannot go from its state to this one": "لا ينتقل الملف من حالته إلى هذه",
    "A dossier that has ended is reopened with a reason only": "لا يُعاد فتح ملف انتهى إلا مع سبب",
    "`If-Match` is needed, with the `ETag` that was read": "يلزم `If-Match`، ومعه `ETag` الذي قُرئ",
    "The service has sent too many requests in this minute":
      "أرسلت الخدمة طلبات كثيرة في هذه الدقيقة",
    "Something went wrong here": "حدث خلل هنا",
    "The store does not answer; the same request can be sent again":
      "المخزن لا يجيب؛ يمكن إرسال الطلب نفسه من جديد",
    "No virus scanner is connected here, so no files are taken":
      "لا فاحص فيروسات متصلًا هنا، فلا تُقبل مرفقات",
    "Files of this type are not taken": "لا تُقبل مرفقات من هذا النوع",
    "SVG files are programs for browsers; send a PNG or a PDF":
      "ملفات SVG برامج لدى المتصفحات؛ أرسل PNG أو PDF",
    "HTML files are programs for browsers; send a PDF": "ملفات HTML برامج لدى المتصفحات؛ أرسل PDF",
    "The file has no bytes": "لا بايتات في المرفق",
    "A file may have 20 MiB at most": "حجم المرفق 20 ميبيبايت على الأكثر",
    "A chunk may have 1 MiB at most": "حجم القطعة 1 ميبيبايت على الأكثر",
    "The name of the file has more than 120 characters or 200 bytes":
      "في اسم المرفق أكثر من 120 حرفًا أو 200 بايت",
    "The name of the file holds characters that turn the direction of writing":
      "في اسم المرفق حروف تقلب اتجاه الكتابة",
    "The name of the file holds characters that names of files cannot have":
      "في اسم المرفق حروف لا تكون في أسماء الملفات",
    "The name of the file is one that an operating system keeps for itself":
      "اسم المرفق يحتفظ به نظام تشغيل لنفسه",
    "The name of the file does not end as its type requires": "لا ينتهي اسم المرفق بما يقتضيه نوعه",
    "The name of the file hides a second type before its last dot":
      "يخفي اسم المرفق نوعًا ثانيًا قبل نقطته الأخيرة",
    "The upload does not continue where the last one ended": "لا يتابع الرفع من حيث انتهى السابق",
    "The upload is complete; nothing can be added": "الرفع كامل؛ لا يُضاف شيء",
    "The upload has another length than was announced": "طول المرفق غير ما أُعلن",
    "The bytes have another SHA-256 digest than was announced": "بصمة SHA-256 للبايتات غير ما أُعلن",
    "The bytes are not of the type that was announced": "البايتات ليست من النوع المعلن",
    "The file begins with markup although it is said to be another type":
      "يبدأ المرفق بترميز مع أنه أُعلن نوعًا آخر",
    "The file is of its type and of a second one at once": "المرفق من نوعه ومن نوع ثان معًا",
    "The file is an archive whose directory does not agree with its content":
      "المرفق أرشيف لا يوافق فهرسه محتواه",
    "The file would be far larger when unpacked than any document is":
      "يصير المرفق بعد فكه أكبر بكثير من أي مستند",
    "The file holds parts whose names lead out of it": "في المرفق أجزاء تقود أسماؤها إلى خارجه",
    "The file is encrypted, so that it cannot be scanned": "المرفق مشفّر فلا يمكن فحصه",
    "The file holds macros": "في المرفق وحدات ماكرو",
    "The text is not UTF-8, or holds control characters": "النص ليس UTF-8، أو فيه حروف تحكم",
    "The virus scanner has found something in the file": "وجد فاحص الفيروسات شيئًا في المرفق",
    "The virus scanner could not examine the file": "لم يستطع فاحص الفيروسات فحص المرفق",
    "The file is not uploaded completely": "لم يُرفع المرفق كاملًا",
    "The service has too many files that no letter or dossier has; use or withdraw some":
      "للخدمة مرفقات كثيرة ليست في رسالة ولا ملف؛ استعمل بعضها أو اسحبه",
    "A letter or dossier has the file, so that it stays": "المرفق في رسالة أو ملف، فيبقى",
  },
};

/** Taxes and economy. `both`: for persons and companies; `legal`: for companies only. */
export const ECONOMY = `
tax | سازمان امور مالیاتی کشور | Tax Administration | منظمة الضرائب | both
  income | اظهارنامهٔ مالیات بر درآمد | Income tax return | إقرار ضريبة الدخل | register correct view object
  vat | مالیات بر ارزش افزوده | Value added tax | ضريبة القيمة المضافة | register pay view object
  file | پروندهٔ مالیاتی | Tax file | الملف الضريبي | register view correct cancel
  debts | بدهی مالیاتی | Tax debts | الديون الضريبية | check pay object
  clearance | مفاصاحساب مالیاتی | Tax clearance | براءة الذمة الضريبية | apply track check
  inheritance-tax | مالیات بر ارث | Inheritance tax | ضريبة الميراث | register pay certify
  vehicle-tax | مالیات نقل‌وانتقال خودرو | Tax on vehicle transfer | ضريبة نقل ملكية المركبة | pay check
customs | گمرک جمهوری اسلامی ایران | Customs Administration | إدارة الجمارك | both
  declaration | اظهارنامهٔ گمرکی | Customs declaration | البيان الجمركي | register view correct
  passenger | کالای همراه مسافر | Goods of travellers | أمتعة المسافرين | register pay check
  clearance | ترخیص کالا | Release of goods | تخليص البضائع | apply track pay
  import-car | خودروی وارداتی | Imported vehicle | المركبة المستوردة | check register
industry | وزارت صنعت، معدن و تجارت | Ministry of Industry, Mine and Trade | وزارة الصناعة والتجارة | both
  trade-card | کارت بازرگانی | Trade card | البطاقة التجارية | apply renew check
  guild | پروانهٔ کسب | Business licence | رخصة العمل | apply renew transfer cancel
  e-shop | نماد اعتماد الکترونیکی | Trust mark of online shops | رمز الثقة الإلكتروني | apply renew check
  establishment | جواز تأسیس واحد صنعتی | Permit for an industrial plant | رخصة إنشاء منشأة صناعية | apply renew track
  mine | پروانهٔ بهره‌برداری معدن | Mining licence | رخصة استغلال المنجم | apply renew transfer
  price | گران‌فروشی و تخلفات صنفی | Overcharging by shops | مخالفات الأسعار | report track
companies | سازمان ثبت شرکت‌ها | Companies Registration Office | مكتب تسجيل الشركات | both
  founding | تأسیس شرکت | Founding a company | تأسيس شركة | register track correct
  changes | تغییرات شرکت | Changes of a company | تغييرات الشركة | register track
  gazette | آگهی روزنامهٔ رسمی | Notice in the official gazette | إعلان الجريدة الرسمية | view pay check
  trademark | علامت تجاری | Trademark | العلامة التجارية | register renew object transfer
  patent | اختراع | Patent | براءة الاختراع | register track check
central-bank | بانک مرکزی | Central Bank | البنك المركزي
  cheque | چک صیادی | Registered cheque | الشيك المسجَّل | check register view
  bounced | چک برگشتی | Bounced cheque | الشيك المرتجع | check report
  marriage-loan | وام ازدواج | Marriage loan | قرض الزواج | apply track cancel
  child-loan | وام فرزندآوری | Loan for families with children | قرض الإنجاب | apply track cancel
  accounts | حساب‌های بانکی من | My bank accounts | حساباتي المصرفية | view report
stock | سازمان بورس و اوراق بهادار | Securities and Exchange Organization | هيئة البورصة
  justice-shares | سهام عدالت | Justice shares | أسهم العدالة | view transfer track
  sejam | اطلاعات سجام | Investor record | بيانات المستثمر | register correct view
  dividend | سود سهام | Dividends | أرباح الأسهم | view track
insurance-body | بیمهٔ مرکزی | Central Insurance | التأمين المركزي
  third-party | بیمهٔ شخص ثالث | Third-party insurance | تأمين الطرف الثالث | check object
  damage | خسارت بیمه | Insurance claim | تعويض التأمين | register track object
agriculture | وزارت جهاد کشاورزی | Ministry of Agriculture | وزارة الزراعة | both
  land | کاربری زمین کشاورزی | Use of farmland | استخدام الأرض الزراعية | check apply object
  seed | نهادهٔ دامی و کشاورزی | Farm supplies | المستلزمات الزراعية | apply track view
  wheat | فروش تضمینی گندم | Guaranteed purchase of wheat | الشراء المضمون للقمح | register track
  crop-insurance | بیمهٔ محصولات کشاورزی | Crop insurance | تأمين المحاصيل | apply renew track
`;

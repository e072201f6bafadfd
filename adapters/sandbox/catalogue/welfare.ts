/** Insurance and welfare. The form of the table is in `table.ts`. */
export const WELFARE = `
tamin | سازمان تأمین اجتماعی | Social Security Organization | منظمة الضمان الاجتماعي
  insurance-history | سوابق بیمه | Insurance history | السجل التأميني | view certify correct object
  self-insurance | بیمهٔ اختیاری | Voluntary insurance | التأمين الاختياري | apply pay renew cancel
  pension | مستمری بازنشستگی | Retirement pension | معاش التقاعد | apply view certify track
  unemployment | بیمهٔ بیکاری | Unemployment insurance | تأمين البطالة | apply track object
  sick-pay | غرامت دستمزد ایام بیماری | Sick pay | تعويض أجر أيام المرض | apply track
  workshop | لیست بیمهٔ کارگاه | Insurance list of a workshop | قائمة تأمين الورشة | register correct view pay
  marriage-grant | کمک‌هزینهٔ ازدواج بیمه‌شده | Marriage allowance of the insured | منحة زواج المؤمَّن عليه | apply track
pension-fund | صندوق بازنشستگی کشوری | Civil Servants Pension Organization | صندوق التقاعد الوطني
  payslip | فیش حقوق بازنشستگان | Payslip of pensioners | قسيمة رواتب المتقاعدين | view certify
  order | حکم بازنشستگی | Retirement order | قرار التقاعد | view correct object
  loan | وام ضروری بازنشستگان | Loan for pensioners | قرض المتقاعدين | apply track
  survivors | حقوق وظیفهٔ بازماندگان | Survivors’ pension | معاش الورثة | apply track correct
subsidy | سازمان هدفمندسازی یارانه‌ها | Subsidies Organization | منظمة ترشيد الدعم
  cash | یارانهٔ نقدی | Cash subsidy | الدعم النقدي | enrol view object track
  voucher | کالابرگ الکترونیکی | Electronic food voucher | قسيمة السلع الإلكترونية | view object track
  bread | یارانهٔ نان | Bread subsidy | دعم الخبز | view report
  household | اطلاعات سرپرست خانوار | Head of household | بيانات رب الأسرة | view correct
behzisti | سازمان بهزیستی کشور | State Welfare Organization | منظمة الرعاية الاجتماعية
  disability | معلولیت و کمیسیون پزشکی | Disability assessment | تقييم الإعاقة | apply book object certify
  care | حق پرستاری معلولان | Care allowance | بدل رعاية المعاقين | apply track object
  kindergarten | مهدکودک | Kindergarten | رياض الأطفال | enrol check report
  counselling | مشاورهٔ خانواده | Family counselling | الإرشاد الأسري | book
emdad | کمیتهٔ امداد | Relief Committee | لجنة الإغاثة
  support | حمایت معیشتی خانوار | Household support | دعم معيشة الأسرة | apply track object
  dowry | کمک‌هزینهٔ جهیزیه | Dowry allowance | منحة جهاز العروس | apply track
  self-employment | وام خوداشتغالی | Loan for self-employment | قرض العمل الحر | apply track
labour | وزارت تعاون، کار و رفاه اجتماعی | Ministry of Labour | وزارة العمل
  contract | قرارداد کار | Employment contract | عقد العمل | register view check
  dispute | دادخواست کارگر و کارفرما | Dispute of worker and employer | نزاع العامل وصاحب العمل | register track object
  job | کاریابی و جویندگان کار | Job search | البحث عن عمل | enrol cancel
  severance | سنوات پایان خدمت | Severance pay | مكافأة نهاية الخدمة | check object
martyrs | بنیاد شهید و امور ایثارگران | Foundation of Martyrs and Veterans | مؤسسة الشهداء وشؤون المحاربين
  certificate | درصد جانبازی | Degree of disability of veterans | نسبة إعاقة المحاربين | view certify object
  housing | وام مسکن ایثارگران | Housing loan of veterans | قرض سكن المحاربين | apply track
  treatment | هزینهٔ درمان ایثارگران | Treatment costs of veterans | نفقات علاج المحاربين | apply track
nomads | صندوق بیمهٔ کشاورزان، روستاییان و عشایر | Farmers and Nomads Insurance Fund | صندوق تأمين المزارعين والبدو
  membership | عضویت در صندوق بیمهٔ روستاییان | Membership of the rural fund | عضوية صندوق الريف | enrol pay view cancel
  rural-pension | مستمری روستاییان | Rural pension | معاش سكان الريف | apply track
`;

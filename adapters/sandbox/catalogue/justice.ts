/** Justice and registration. */
export const JUSTICE = `
judiciary | قوهٔ قضاییه | Judiciary | السلطة القضائية | both
  notices | ابلاغیهٔ قضایی | Court notices | التبليغات القضائية | view certify
  petition | دادخواست حقوقی | Civil petition | عريضة دعوى مدنية | register track pay
  complaint | شکواییهٔ کیفری | Criminal complaint | شكوى جزائية | register track
  case | پروندهٔ قضایی | Court case | الملف القضائي | view track object
  sana | حساب ثنا | Account for court notices | حساب التبليغ القضائي | register correct
  verdict | رأی دادگاه | Verdict | حكم المحكمة | view object certify
  inheritance | گواهی انحصار وراثت | Certificate of inheritance | شهادة حصر الإرث | apply track pay
  criminal-record | گواهی عدم سوءپیشینه | Police clearance | شهادة خلو السوابق | apply track check
  prison | ملاقات زندانی | Visit to a prisoner | زيارة السجين | book cancel
deeds | سازمان ثبت اسناد و املاک | Deeds and Properties Registration Organization | منظمة تسجيل السندات والأملاك
  title-deed | سند تک‌برگ مالکیت | Title deed | سند الملكية | apply replace check correct
  deed-check | اصالت سند رسمی | Authenticity of a deed | أصالة السند الرسمي | check certify
  land-division | تفکیک و افراز ملک | Division of land | تقسيم العقار | apply track
  rural-land | سند خانهٔ روستایی | Deed of a rural house | سند البيت الريفي | apply track
  power-of-attorney | وکالت‌نامهٔ رسمی | Power of attorney | الوكالة الرسمية | check cancel view
  marriage-deed | سند ازدواج و طلاق | Deed of marriage and divorce | سند الزواج والطلاق | check certify replace
civil | سازمان ثبت احوال کشور | National Organization for Civil Registration | منظمة الأحوال المدنية
  national-card | کارت ملی هوشمند | National ID card | البطاقة الوطنية الذكية | apply track replace check
  birth-certificate | شناسنامه | Birth certificate | شهادة الميلاد | apply replace correct track
  birth | ولادت نوزاد | Birth of a child | ولادة الطفل | register certify
  death | وفات | Death | الوفاة | register certify check
  name | نام و نام خانوادگی | First and family name | الاسم واسم العائلة | correct track
  marital-status | وضعیت تأهل | Marital status | الحالة الاجتماعية | check certify correct
  alive | گواهی حیات | Certificate of life | شهادة الحياة | apply check
bar | کانون وکلای دادگستری | Bar Association | نقابة المحامين
  lawyer | پروانهٔ وکالت | Lawyer’s licence | رخصة المحاماة | check renew
  legal-aid | وکیل معاضدتی | Legal aid | المساعدة القانونية | apply track
experts | کانون کارشناسان رسمی دادگستری | Association of Official Experts | نقابة الخبراء القضائيين
  expert | کارشناس رسمی | Official expert | الخبير القضائي | check object
inspection-office | سازمان بازرسی کل کشور | General Inspection Organization | هيئة التفتيش العامة
  misconduct | تخلف اداری | Administrative misconduct | المخالفة الإدارية | report track
  administrative-court | شکایت به دیوان عدالت اداری | Administrative court action | دعوى أمام ديوان العدالة الإدارية | register track object
cyber-police | پلیس فتا | Cyber Police | شرطة الجرائم الإلكترونية
  cybercrime | جرم رایانه‌ای | Cybercrime | الجريمة الإلكترونية | report track
  fake-site | سایت و درگاه جعلی | Fake site | الموقع المزيّف | report check
`;

/** Targets that some server reads differently than they are written. */

/** One step up, from the well-known lists of path traversals. */
export const STEPS_UP = [
  ..."../ ..\\ ..// ..\\/ .../ ..../ ....// ..;/ ..;x=1/ .;/ ;/../ ;/ ./ // /./ /../".split(" "),
  ..."%2e%2e/ %2e./ .%2e/ %2E%2E/ ..%2f ..%2F %2e%2e%2f ..%5c ..%5C %2e%2e%5c %5c.. %5c../".split(
    " ",
  ),
  ..."%252e%252e/ ..%252f ..%255c %252e%252e%252f %252e%252e%255c %25252e%25252e/".split(" "),
  ..."..%c0%af ..%c1%9c ..%c0%9v ..%c1%pc %c0%ae%c0%ae/ %c0%2e%c0%2e/ ..%e0%80%af".split(" "),
  ..."%f0%80%80%ae%f0%80%80%ae/ ..%ef%bc%8f %ef%bc%8e%ef%bc%8e/ %u002e%u002e/ ..%u2215".split(" "),
  ..."..%u2216 ..%00/ ..%0d/ ..%0a/ ..%09/ ..%20/ ..%ff/ ..%3b/ ..%23/ ..%3f/ ..#/ ..?/".split(" "),
  ..."%%32%65%%32%65/ %%35%63.. ..%%35c ..%%32%66 %2%65%2%65/ ..%25%35%63 ..%01/".split(" "),
  ..."..\t/ ..\x0b/ ..\x00/ ..\x7f/ .\t./ .%09./ .%0d./ ..\xc0\xaf ..\xef\xbc\x8f ..\xe2\x88\x95/"
    .split(" "),
];
export const BEFORE = ["/", "/public/", "/public/a/"];
export const BEHIND = ["admin", "etc/passwd", "_panjereh/session", ""];

/** Other spellings of the same path. */
export const WRITTEN = [
  ..."/%61dmin /%41dmin /adm%69n /admin%2f /admin%5c /admin%00 /admin%00.png /admin%0a".split(" "),
  ..."/admin%0d%0aX-Identity-Level:3 /admin%20 /admin%09 /admin; /admin;/ /admin;x=../".split(" "),
  ..."/admin. /admin.. /admin/. /admin/.. /admin/./ /admin// //admin ///admin /.//admin".split(" "),
  ..."/ADMIN /Admin /_panjereh /_PANJEREH/session /_panjereh; /_panjereh;/session".split(" "),
  ..."/%5fpanjereh/session /_panjereh%2fsession /_%70anjereh/session /;/_panjereh/session".split(
    " ",
  ),
  ..."/a#/../admin /a?#x /a%23/../admin /a?b=%00 /a?b=\\ /a?b=%0 /a?b=%zz /%zz /% /%1".split(" "),
  ..."\\admin /\\admin /a\\b *admin * admin http:/admin http:///admin ./admin ../admin".split(" "),
  ..."/\xff /\xc3\x28 /\xe2\x80\xae /%e2%28%a1 /%ed%a0%80 /%f4%90%80%80 /admin\t /\tadmin".split(
    " ",
  ),
];

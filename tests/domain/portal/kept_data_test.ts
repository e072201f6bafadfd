import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { keptData } from "../../../domain/portal/kept_data.ts";

const ACCOUNT: Account = {
  id: "a",
  identity: { kind: "iranian", nationalId: "9990001007" },
  firstName: "سارا",
  lastName: "احمدی",
  fatherName: "محمد",
  birthDate: { year: 1370, month: 5, day: 14 },
  mobile: "09121234567",
  postalCode: "1193647891",
  email: "sara.ahmadi@mail.example",
  contactEmail: { address: "me.sara@example.ir", confirmedAt: 0, session: "s" },
  status: "verified",
  createdAt: 0,
};

Deno.test("kept data: what the account keeps, masked", () => {
  assert.deepEqual(keptData(ACCOUNT), {
    fatherName: "محمد",
    nationalId: "99*****07",
    birthDate: "1370/**/**",
    mobile: "0912***4567",
    email: "s*****@mail.example",
    contactEmail: "m*****@example.ir",
    postalCode: "11*****91",
  });
});

Deno.test("kept data: of a foreign national, with the document", () => {
  const identity = {
    kind: "foreign",
    fidaCode: "123456789012",
    documentKind: "passport",
    documentNumber: "C01X00TK7",
  } as const;
  const { fidaCode, documentNumber, nationalId } = keptData({ ...ACCOUNT, identity });
  assert.deepEqual([fidaCode, documentNumber, nationalId], ["12*****12", "C0*****K7", undefined]);
});

Deno.test("kept data: what is not kept is absent", () => {
  const { fatherName: _, ...none } = ACCOUNT;
  const kept = keptData({
    ...none,
    fatherName: "",
    mobile: undefined,
    email: undefined,
    contactEmail: undefined,
    postalCode: undefined,
  });
  assert.deepEqual(Object.entries(kept).filter(([, value]) => value !== undefined), [
    ["nationalId", "99*****07"],
    ["birthDate", "1370/**/**"],
  ]);
});

Deno.test("kept data: an e-mail address without a name before the @ is not shown", () => {
  for (const email of ["@mail.example", "sara"]) {
    assert.equal(keptData({ ...ACCOUNT, email }).email, "*****");
  }
});

Deno.test("kept data: of what is short, less is shown", () => {
  const shown = (documentNumber: string) =>
    keptData({
      ...ACCOUNT,
      identity: {
        kind: "foreign",
        fidaCode: "1234567890",
        documentKind: "passport",
        documentNumber,
      },
    }).documentNumber;
  assert.equal(shown("A1234"), "A*****4");
  assert.equal(shown("A12"), "*****");
  for (const email of ["a@mail.example", "ab@mail.example"]) {
    assert.equal(keptData({ ...ACCOUNT, email }).email, "*****@mail.example");
  }
});

export type FapiaoDraft = {
  type: "general" | "special";
  title: string;
  taxNumber: string;
  email: string;
  note: string;
};

export type FapiaoProblem = "title" | "taxNumber" | "taxNumberNeeded" | "email" | "note";
export type FapiaoProblems = Partial<Record<"title" | "taxNumber" | "email" | "note", FapiaoProblem>>;

/** 纳税人识别号, as the contract has it: 15, 17, 18 or 20 capital letters and digits. */
const taxNumberShape = /^(?:[0-9A-Z]{15}|[0-9A-Z]{17,18}|[0-9A-Z]{20})$/;
const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A taxpayer's number as it is written: without spaces, in capitals, in plain digits. */
export function tidyTaxNumber(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}

/** What is wrong with a request, by field; empty where it may be sent. */
export function checkFapiao({ type, title, taxNumber, email, note }: FapiaoDraft): FapiaoProblems {
  const problems: FapiaoProblems = {};
  const number = tidyTaxNumber(taxNumber);

  if (title.trim() === "" || title.length > 200) problems.title = "title";
  if (number === "") {
    if (type === "special") problems.taxNumber = "taxNumberNeeded";
  } else if (!taxNumberShape.test(number)) problems.taxNumber = "taxNumber";
  if (!emailShape.test(email.trim()) || email.length > 254) problems.email = "email";
  if (note.length > 500) problems.note = "note";

  return problems;
}

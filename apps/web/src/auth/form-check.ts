/** Fields whose problems have a text of their own. */
export const checkedFields = [
  "email",
  "password",
  "newPassword",
  "currentPassword",
  "name",
  "phone",
  "company",
] as const;
export type CheckedField = (typeof checkedFields)[number];

export type FieldProblem = CheckedField | "required";
export type FieldProblems = Partial<Record<CheckedField, FieldProblem>>;

/** Also checked by the server, which knows more; this is to answer before it is asked. */
const rules: Partial<Record<CheckedField, (value: string) => boolean>> = {
  email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) && value.length <= 254,
  newPassword: (value) => value.length >= 8 && value.length <= 128,
  name: (value) => value.length <= 100,
  phone: (value) => value === "" || /^\+?[\d\s-]{5,30}$/.test(value),
  company: (value) => value.length <= 200,
};

const optional: ReadonlySet<CheckedField> = new Set(["phone", "company"]);

/** What is wrong with these values, by field; empty where they may be sent. */
export function checkFields(values: Partial<Record<CheckedField, string>>): FieldProblems {
  const problems: FieldProblems = {};

  for (const field of checkedFields) {
    const value = values[field];
    if (value === undefined) continue;

    if (value.trim() === "" && !optional.has(field)) problems[field] = "required";
    else if (rules[field] && !rules[field](value)) problems[field] = field;
  }

  return problems;
}

/** The problems that the server found, by its own names of the fields. */
export function refusedFields(
  names: readonly string[],
  aliases: Partial<Record<string, CheckedField>> = {},
): FieldProblems {
  const problems: FieldProblems = {};

  for (const name of names) {
    const field = aliases[name] ?? checkedFields.find((known) => known === name);
    if (field) problems[field] = field;
  }

  return problems;
}

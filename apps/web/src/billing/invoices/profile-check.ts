export type ProfileDraft = Record<"name" | "taxNumber" | "address" | "email", string>;

export type ProfileProblem = keyof ProfileDraft;

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is wrong with a billing profile, by field; the lengths are the contract's. */
export function checkProfile({
  name,
  taxNumber,
  address,
  email,
}: ProfileDraft): Partial<Record<ProfileProblem, ProfileProblem>> {
  return {
    ...(name.trim() === "" || name.length > 200 ? { name: "name" as const } : {}),
    ...(taxNumber.length > 50 ? { taxNumber: "taxNumber" as const } : {}),
    ...(address.length > 500 ? { address: "address" as const } : {}),
    ...(email.trim() !== "" && (!emailShape.test(email.trim()) || email.length > 254)
      ? { email: "email" as const }
      : {}),
  };
}

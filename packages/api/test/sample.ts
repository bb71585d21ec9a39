import type { RouterInputs } from "../src/index.ts";

/** By feature; what operators ask has its features one floor down. */
type Features = Omit<RouterInputs, "admin"> & {
  [Part in keyof RouterInputs["admin"] as `admin.${Part}`]: RouterInputs["admin"][Part];
};

export type ProcedurePath = {
  [Feature in keyof Features]: `${Feature}.${Extract<keyof Features[Feature], string>}`;
}[keyof Features];

type InputAt<Path extends ProcedurePath> = {
  [Feature in keyof Features]: Path extends `${Feature}.${infer Verb}`
    ? Verb extends keyof Features[Feature]
      ? Features[Feature][Verb]
      : never
    : never;
}[keyof Features];

/** Who may call: anybody; people and keys; people only; people who keep its accounts; people who run it. */
export type Access = "open" | "member" | "person" | "billing" | "operator";

export type Sample<Path extends ProcedurePath> = {
  access: Access;
  input: InputAt<Path>;
  /** Needs more than a token: a socket, a refresh token. */
  needs?: "socket";
};

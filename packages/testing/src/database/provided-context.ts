declare module "vitest" {
  export interface ProvidedContext {
    /** For a role that may make databases on the server of this run; `template` is migrated and empty. */
    testDatabase: { readonly adminUrl: string; readonly template: string };
  }
}

export type {};

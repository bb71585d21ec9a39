/** What a workspace may import of the others. The picture is in docs/architecture.md. */
export interface Layer {
  imports: string[];
  /** Only their types: nothing of them is in the code that runs. */
  types?: string[];
  /** Tests may import these as well. */
  inTests?: string[];
}

const testing = "packages/testing";
const client: Layer = {
  imports: ["packages/contract", "packages/client", "packages/ui"],
  types: ["packages/api"],
  inTests: [testing, "tools/build"],
};

export const layers: Record<string, Layer> = {
  "packages/contract": { imports: [] },
  "packages/db": { imports: ["packages/contract"] },
  "packages/core": { imports: ["packages/contract", "packages/db"], inTests: [testing] },
  "packages/adapters": { imports: ["packages/contract", "packages/core"], inTests: [testing] },
  "packages/api": { imports: ["packages/contract"], inTests: [testing] },
  "packages/client": { imports: ["packages/contract"], types: ["packages/api"], inTests: [testing] },
  "packages/ui": { imports: [], inTests: [testing] },
  "packages/testing": {
    imports: ["packages/contract", "packages/db", "packages/client"],
    types: ["packages/api"],
  },
  "apps/server": {
    imports: ["packages/contract", "packages/db", "packages/core", "packages/adapters", "packages/api"],
    inTests: [testing, "packages/client", "tools/build"],
  },
  "apps/web": client,
  "apps/admin": client,
  benchmarks: {
    imports: ["packages/contract", "packages/db", "packages/core", "packages/client", testing],
    types: ["packages/api"],
  },
  "tools/build": { imports: [] },
  "tools/lint": { imports: [] },
};

/** What must never reach a browser, neither its code nor its types. */
export const serverOnly = ["packages/core", "packages/db", "packages/adapters", testing, "apps/server"];

export const browserApps = ["apps/web", "apps/admin"];

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
